/** True when something that dist/ is made of changed after the last build. */
export function isStale(): Promise<boolean>;
/** Builds dist/; `quick` leaves the types and older chunks alone. */
export function buildAll(options?: { readonly quick?: boolean }): Promise<void>;
