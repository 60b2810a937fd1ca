/** README.md with the output of its commands and its tables as they are now. */
export function renderReadme(text: string, tables: Readonly<Record<string, string>>): Promise<string>;
