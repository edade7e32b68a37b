import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { WhatIsThis } from '../web/term.tsx'
import type { View } from '../web/view.ts'
import { kindThatDisputes } from './kinds-rules.ts'
import { bold, List, linkTo, Section } from './section-part.tsx'

export function PayingHelp({ view }: { view: View }) {
  const { words, profile, canPay, person } = view
  const { leastPart, mostAdvance, elsewhere, promisedWorkingDays } = profile.payments
  const missing = kindThatDisputes(view, 'paid')
  return (
    <>
      <Section id="formas" title={words('help.paying.how')}>
        {!canPay && <p>{words('help.paying.closed')}</p>}
        <List
          items={[
            canPay && words.rich('help.paying.card', { b: bold }),
            canPay && words.rich('help.paying.cash', { b: bold }),
            canPay && words.rich('help.paying.transfer', { b: bold }),
            canPay && words.rich('help.paying.debit', { b: bold }),
            elsewhere && words.rich('help.paying.elsewhere', { elsewhere: profile.say(elsewhere), b: bold }),
          ]}
        />
        {canPay && <p class="small soft">{words('help.paying.ways')}</p>}
        <WhatIsThis view={view} names={['clabe', 'spei', 'debit', 'reference']} />
      </Section>
      {canPay && (
        <>
          <Section id="pasos" title={words('help.paying.steps')}>
            <List
              ordered
              items={[
                words.rich('help.paying.steps.1', { a: linkTo(paths.newPayment) }),
                words('help.paying.steps.2'),
                words('help.paying.steps.3'),
                words('help.paying.steps.4', { days: promisedWorkingDays }),
              ]}
            />
            {!person && <p>{words.rich('help.paying.guest', { a: linkTo(paths.guestPay) })}</p>}
          </Section>
          <Section id="cuanto" title={words('help.paying.much')}>
            <p>
              {leastPart === null
                ? words('help.paying.whole')
                : words('help.paying.part', { least: formatMoney(leastPart) })}
            </p>
            {mostAdvance !== null && <p>{words('help.paying.advance', { most: formatMoney(mostAdvance) })}</p>}
          </Section>
        </>
      )}
      <Section id="problemas" title={words('help.paying.trouble')}>
        <List
          items={[
            words('help.paying.trouble.twice'),
            words('help.paying.trouble.refused'),
            missing &&
              words.rich('help.paying.trouble.missing', {
                kind: missing.title,
                a: linkTo(person ? paths.request(missing.slug) : paths.guestRequest(missing.slug)),
              }),
          ]}
        />
      </Section>
    </>
  )
}
