"""Python's csv reading a file and counting its records. python3 count.py FILE"""
import csv
import sys

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    print(sum(1 for _ in csv.reader(file)))
