/** What stops a program and what to do about it: shown as a sentence, without a stack. */
export class Problem extends Error {}
