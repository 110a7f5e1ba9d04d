#!/usr/bin/env node
import { runProcess } from "../dist/program/process.js";

await runProcess();
