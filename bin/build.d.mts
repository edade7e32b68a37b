/** Builds dist/ when the sources changed; `output` hears about it. */
export function build(output?: { write(text: string): unknown }): Promise<void>
