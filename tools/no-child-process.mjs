// Stands for node:child_process in the program, which starts no other.
export default {};
