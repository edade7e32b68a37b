/** Builds dist/ when the sources changed; `output` hears about it. */
export function ensureBuilt(output: { write(text: string): unknown }): Promise<void>
