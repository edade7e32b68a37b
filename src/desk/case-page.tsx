import type { Child } from 'hono/jsx'
import { formatDate } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import { clockOf } from '../requests/clock-rules.ts'
import { kindNamed, titleOf } from '../requests/rules.ts'
import { isOver } from '../requests/state-rules.ts'
import type { ShownAttachment } from '../web/attachments.tsx'
import type { FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { CaseActs, Charge, NotesPart } from './case-acts-part.tsx'
import type { ContractSummary, DeskCase } from './case-queries.ts'
import { ContractPart } from './case-summary-part.tsx'
import { type CaseFile, CaseThread } from './case-thread-part.tsx'
import type { SeenInbox } from './inbox-commands.ts'
import { InboxList, InboxRail } from './inbox-list-part.tsx'
import { type Place, queryOf } from './inbox-rules.ts'
import { Keys } from './keys-part.tsx'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import type { Template } from './template-queries.ts'

export type CaseProps = {
  view: View
  operator: Operator
  one: DeskCase
  contract: ContractSummary | undefined
  operators: readonly { id: string; name: string }[]
  templates: readonly Template[]
  /** The saved text that the message begins with. */
  text?: string | undefined
  files: readonly CaseFile[]
  /** What came with the form and waits to be sent. */
  waiting: readonly ShownAttachment[]
  form: FormState
  /** Which of the page's forms `form` is. */
  at: 'say' | 'assign' | 'note' | 'transfer'
  /** Where in the inbox it was opened from. */
  place: Place
  inbox: SeenInbox
  /** The folio of the one that falls due after it there. */
  next?: string | undefined
  done: Child | undefined
  /** The folio of what was said just now, here or in the case before. */
  said?: string | undefined
}

/** A case: beside the list where there is room for both, else a page by itself. */
export function CasePage(props: CaseProps) {
  const { view, operator, one, contract, files, place, inbox, next, done, said } = props
  const { words, profile } = view
  const kind = titleOf(profile.requestGroups, one.kind)
  const questions = kindNamed(profile.requestGroups, one.kind)?.questions ?? []
  const answered = questions.filter(({ name }) => one.answers[name])
  const forgets = said && `${operator.operatorId} ${said}`
  const list = { view, place, inbox, open: one.folio }
  return (
    <DeskLayout view={view} operator={operator} title={kind} section="inbox" panes rail={<InboxRail {...list} />}>
      <InboxList {...list} />
      <section class="desk-view case-view" aria-labelledby="caso">
        <div class="case">
          <div class="case-head stack-tight">
            <div class="row case-ways">
              <a class="crumb" href={withQuery(deskPaths.inbox, queryOf(place))} data-key="b">
                <Icon name="left" />
                {words('desk.place.inbox')}
              </a>
              {next && (
                <a href={withQuery(deskPaths.request(next), queryOf(place))} rel="next" data-key="n j">
                  {words('desk.case.nextCase')}
                  <Icon name="right" />
                </a>
              )}
            </div>
            {done && (
              <div class="notice row" role="status" data-forgets={forgets}>
                {done}
              </div>
            )}
            <h1 id="caso">{kind}</h1>
            <p class="num">
              {one.folio} · {words('desk.case.contract', { name: one.name, contract: one.contract ?? 'none' })}
              {one.email && (
                <>
                  <br />
                  <span class="soft">{one.email}</span>
                </>
              )}
            </p>
            <Charge {...props} />
            <ClockNotice view={view} one={one} />
          </div>
          {(contract || answered.length > 0) && (
            <aside class="case-facts stack-tight" aria-label={words('requests.page.aside')}>
              {contract && <ContractPart view={view} contract={contract} />}
              {answered.length > 0 && (
                <dl class="facts panel">
                  {answered.map(({ name, label, type }) => (
                    <div>
                      <dt>{label}</dt>
                      <dd>{type === 'choice' ? profile.say(one.answers[name]!) : one.answers[name]}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </aside>
          )}
          <section class="case-talk stack" aria-labelledby="conversacion">
            <h2 id="conversacion">{words('desk.case.thread')}</h2>
            <CaseThread view={view} one={one} files={files} />
            <CaseActs {...props} />
          </section>
          <div class="case-notes stack">
            <NotesPart {...props} />
            <Keys view={view} of="case" />
          </div>
        </div>
      </section>
    </DeskLayout>
  )
}

/** The clock in words, and what it has set off. */
function ClockNotice({ view, one }: { view: View; one: DeskCase }) {
  const { words, profile, today } = view
  const b = (chunks: unknown) => <b>{chunks as Child}</b>
  const day = (date: string) => formatDate(date, 'weekday', words.locale)
  const last = one.escalations?.at(-1)
  return (
    <div class="notice">
      <Icon name="dueOn" />
      <div>
        <p>{clockWords()}</p>
        {last && !isOver(one.state) && (
          <p>{words(`desk.case.escalated.${last.level}`, { day: formatDate(last.day, 'short', words.locale) })}</p>
        )}
      </div>
    </div>
  )

  function clockWords() {
    if (isOver(one.state)) return words.rich('desk.case.over', { state: one.state, day: day(one.endedOn!), b })
    const clock = clockOf(profile.calendar, one, today)
    if (clock.kind === 'paused')
      return words.rich('desk.case.paused', {
        since: formatDate(clock.since, 'short', words.locale),
        left: clock.left,
        b,
      })
    return today > clock.dueOn
      ? words.rich('desk.case.late', { day: day(clock.dueOn), over: clock.over, b })
      : words.rich('desk.case.due', { day: day(clock.dueOn), left: clock.left, of: one.answerIn, b })
  }
}
