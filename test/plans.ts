import type { Sql } from '../src/db.ts'

/**
 * Tells the planner of what a test has put into these tables, or into all. One test at a time, until its end: two that analyse
 * the same tables would wait for each other for ever.
 */
export async function analyse(sql: Sql, ...tables: string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('analyse'))`
  // As disks without heads are: beside other tests a small town's indexes are full of what was taken back.
  await sql`set local random_page_cost = 1.1`
  await sql.unsafe(`analyze ${tables.join(', ')}`)
}

/** The same connection; the plan of each question is written into `plans` before it is answered. */
export function explaining(sql: Sql, plans: string[]): Sql {
  return new Proxy(sql, {
    apply(target, self, args: unknown[]) {
      const ask = () => Reflect.apply(target as never, self, args) as PromiseLike<unknown>
      const question = ask()
      if (!(args[0] as TemplateStringsArray).raw) return question

      const answer = question.then.bind(question)
      const explain = () =>
        target<{ 'QUERY PLAN': string }[]>`explain ${ask() as never}`.then((lines) => {
          plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
        })
      let explained: Promise<void> | undefined
      // A fragment of a bigger question is never awaited, and so never explained by itself.
      // biome-ignore lint/suspicious/noThenProperty: a question is asked when it is awaited, and only then.
      question.then = ((...next: Parameters<typeof answer>) => {
        explained ??= explain()
        return explained.then(() => answer(...next))
      }) as typeof question.then
      return question
    },
  })
}
