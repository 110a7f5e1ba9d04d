#!/usr/bin/env node
import { begin } from "../dist/program/begin.js";

await begin(process.argv.slice(2));
