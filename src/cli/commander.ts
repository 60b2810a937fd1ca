/** The one door to commander. */
export { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
