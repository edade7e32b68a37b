import type postgres from 'postgres'
import type { Env } from './env.ts'

export type OvContext = {
  env: Env
  /** The office's database, embedded or not; closed for the command when it ends. */
  openDatabase(): Promise<postgres.Sql>
  /** A line on standard output: what the command is asked for. */
  print(line: string): void
  /** A line on standard error: how it goes. */
  say(line: string): void
}

/** One command of `ov`. `run` answers with the exit code. */
export type OvCommand = {
  summary: string
  help: string
  run(args: string[], context: OvContext): Promise<number>
}
