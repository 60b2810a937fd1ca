#!/usr/bin/env node
import module from "node:module";

module.enableCompileCache?.(); // Node 22 and later start faster with it
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 2)); // `| head` closed the pipe

const { main } = await import("../dist/main.js");
process.exitCode = await main(process.argv.slice(2), process);
