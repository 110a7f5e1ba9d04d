#!/usr/bin/env node
"use strict";
require("../dist/program/begin.js").begin(process.argv.slice(2));
