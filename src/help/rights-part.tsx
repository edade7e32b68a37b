import { invitationDays } from '../delegates/rules.ts'
import { workingDaysToDecide, workingDaysToMakeEffective } from '../lib/data-rights.ts'
import { paths } from '../paths.ts'
import { noticeDays } from '../payments/debit-rules.ts'
import { activationHours } from '../registration/rules.ts'
import { daysToReopen } from '../requests/state-rules.ts'
import { idleMinutes, passwordLinkHours } from '../sessions/rules.ts'
import type { View } from '../web/view.ts'
import { holidayWords, weekdayWords } from './calendar-words.ts'
import { kindsOf } from './kinds-rules.ts'
import { List, linkTo, Section } from './section-part.tsx'

/** Every number is the rule's own or the utility's. */
export function RightsHelp({ view }: { view: View }) {
  const { words, profile } = view
  const { payments, noDebt, calendar } = profile
  const holidays = holidayWords(view)
  return (
    <>
      <Section id="respuestas" title={words('help.rights.answers')}>
        <p>{words('help.rights.answers.text')}</p>
        <p>{words('help.rights.pause')}</p>
        <p>{words('help.rights.reopen', { days: daysToReopen })}</p>
        <dl class="facts">
          {kindsOf(view).map(({ title, answerIn }) => (
            <div>
              <dt>{title}</dt>
              <dd>{words('help.rights.days', { days: answerIn })}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="dias-habiles" title={words('help.rights.work')}>
        <p>{words('help.rights.work.text', { days: weekdayWords(words.locale, calendar.weekdays) })}</p>
        {holidays && <p>{words('help.rights.work.holidays', { days: holidays })}</p>}
      </Section>
      <Section id="facturas" title={words('help.rights.bills')}>
        <List
          items={[
            words('help.rights.bills.due'),
            words('help.rights.bills.disputed'),
            words('help.rights.bills.after', { days: payments.daysToPayAfterAnswer }),
            words('help.rights.bills.applied', { days: payments.promisedWorkingDays }),
            words('help.rights.bills.debit', { days: noticeDays }),
            words('help.rights.bills.certificate', { days: noDebt.validDays }),
          ]}
        />
      </Section>
      <Section id="datos" title={words('help.rights.data')}>
        <p>{words('help.rights.data.text')}</p>
        <p>{words('help.rights.data.days', { decide: workingDaysToDecide, effect: workingDaysToMakeEffective })}</p>
        <p>{words.rich('help.rights.data.where', { a: linkTo(paths.myRights) })}</p>
      </Section>
      <Section id="enlaces" title={words('help.rights.links')}>
        <List
          items={[
            words('help.rights.links.activation', { hours: activationHours }),
            words('help.rights.links.password', { hours: passwordLinkHours }),
            words('help.rights.links.invitation', { days: invitationDays }),
            words('help.rights.links.session', { minutes: idleMinutes }),
          ]}
        />
      </Section>
    </>
  )
}
