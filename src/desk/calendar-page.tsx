import { type CivilDate, formatDate } from '../lib/dates.ts'
import { deskPaths } from '../paths.ts'
import type { CalendarFacts } from '../web/calendar-facts.ts'
import { CardTable, Cell, HeadCell, Row } from '../web/card-table.tsx'
import { Check, ErrorSummary, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import { weekdays } from './calendar-form.ts'
import { ClosureRows, HolidayRows } from './calendar-rows-part.tsx'
import { type ClockEffect, restDaysOf } from './calendar-rules.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { type Proposal, Publish } from './publish-part.tsx'
import type { SettingVersion } from './setting-queries.ts'
import { SettingsRail } from './settings-rail.tsx'
import { Versions } from './versions-part.tsx'

type CalendarPageProps = {
  view: View
  operator: Operator
  calendar: CalendarFacts
  form: FormState
  after: number
  versions: readonly SettingVersion[]
  published: boolean
  proposal?: (Proposal & { effects: readonly ClockEffect[] }) | undefined
}

/** On which days the utility works. */
export function CalendarPage(props: CalendarPageProps) {
  const { view, operator, calendar, form, after, versions, published, proposal } = props
  const { words } = view
  const rail = <SettingsRail view={view} operator={operator} />
  return (
    <DeskLayout view={view} operator={operator} title={words('deskCalendar.title')} section="catalogue" rail={rail}>
      <div class="stack">
        <div class="page-head">
          <h1>{words('deskCalendar.title')}</h1>
          <p class="lede">{words('deskCalendar.lede')}</p>
        </div>
        {published && (
          <p class="notice" role="status">
            {words('deskSettings.published')}
          </p>
        )}
        <form class="stack" method="post" action={`${deskPaths.calendar}#propuesta`} novalidate>
          <ErrorSummary view={view} form={form} />
          <fieldset class="card stack-tight">
            <legend class="vh">{words('deskCalendar.weekdays')}</legend>
            <h2>{words('deskCalendar.weekdays')}</h2>
            <div class="row">
              {weekdays.map((weekday) => (
                <Check view={view} form={form} name={`dia-${weekday}`}>
                  {words(`deskCalendar.weekday.${weekday}`)}
                </Check>
              ))}
            </div>
          </fieldset>
          <HolidayRows view={view} form={form} />
          <ClosureRows view={view} form={form} />
          <Publish view={view} form={form} proposal={proposal} after={after}>
            {proposal && <Effects view={view} effects={proposal.effects} />}
          </Publish>
        </form>
        <RestDays view={view} calendar={calendar} today={view.today} />
        <Versions view={view} versions={versions} hrefOf={deskPaths.calendarVersion} />
      </div>
    </DeskLayout>
  )
}

function Effects({ view: { words }, effects }: { view: View; effects: readonly ClockEffect[] }) {
  return (
    <div class="stack-tight" id="efecto">
      <h3>{words('deskCalendar.effects')}</h3>
      <ul class="bullets">
        {effects.map(({ days, before, after }) => (
          <li>
            {before === after
              ? words('deskCalendar.effectSame', { days, after: formatDate(after, 'weekday', words.locale) })
              : words('deskCalendar.effect', {
                  days,
                  before: formatDate(before, 'weekday', words.locale),
                  after: formatDate(after, 'weekday', words.locale),
                })}
          </li>
        ))}
      </ul>
      <p class="soft small">{words('deskCalendar.promisesStay')}</p>
    </div>
  )
}

type RestDaysProps = { view: View; calendar: CalendarFacts; today: CivilDate }

/** This year's and the next one's, the law's and the utility's own. */
function RestDays({ view: { words }, calendar, today }: RestDaysProps) {
  const year = Number(today.slice(0, 4))
  return (
    <section class="card stack-tight" aria-labelledby="descansos">
      <h2 id="descansos">{words('deskCalendar.restDays')}</h2>
      <p class="soft small">{words('deskCalendar.restDaysHelp')}</p>
      {[year, year + 1].map((year) => (
        <div>
          <h3>{year}</h3>
          <CardTable
            caption={words('deskCalendar.restDaysOf', { year: String(year) })}
            head={
              <>
                <HeadCell>{words('deskCalendar.field.day')}</HeadCell>
                <HeadCell>{words('deskCalendar.day')}</HeadCell>
                <HeadCell>{words('deskCalendar.whose')}</HeadCell>
              </>
            }
          >
            {restDaysOf(calendar, year).map(({ on, name }) => (
              <Row>
                <Cell class="main">{formatDate(on, 'weekday', words.locale)}</Cell>
                <Cell>{name ?? words(`deskCalendar.national.${on.slice(5, 7)}` as WordKey)}</Cell>
                <Cell>{words(name === undefined ? 'deskCalendar.ofTheLaw' : 'deskCalendar.own')}</Cell>
              </Row>
            ))}
          </CardTable>
        </div>
      ))}
    </section>
  )
}
