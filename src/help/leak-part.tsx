import { formatWholePesos } from '../lib/money.ts'
import { formatDecimal } from '../lib/numbers.ts'
import { paths } from '../paths.ts'
import { HeadCell } from '../web/card-table.tsx'
import { dial } from '../web/phone.ts'
import type { View } from '../web/view.ts'
import { kindOfLeaks } from './kinds-rules.ts'
import { type LeakContract, lossesWith } from './leak-rules.ts'
import { List, linkTo, Section } from './section-part.tsx'

const steps = [1, 2, 3, 4, 5] as const

export function LeakHelp({ view, contract }: { view: View; contract: LeakContract | undefined }) {
  const { words, profile } = view
  const street = kindOfLeaks(view)
  const emergency = profile.emergencyPhone
  return (
    <>
      <Section id="prueba" title={words('help.leak.test')}>
        <List ordered items={steps.map((step) => words(`help.leak.test.${step}`))} />
      </Section>
      <Section id="por-donde" title={words('help.leak.where')}>
        <List
          items={[
            words('help.leak.where.stopcock'),
            words('help.leak.where.toilet'),
            words('help.leak.where.tank'),
            words('help.leak.where.taps'),
          ]}
        />
      </Section>
      <Section id="cuanta" title={words('help.leak.much')}>
        <p>{words('help.leak.much.text')}</p>
        <Losses view={view} contract={contract} />
      </Section>
      <Section id="despues" title={words('help.leak.after')}>
        <List
          items={[
            words('help.leak.after.home'),
            words.rich('help.leak.after.street', {
              a: linkTo(street ? paths.guestRequest(street.slug) : paths.contact),
            }),
            emergency && words.rich('help.leak.after.phone', { phone: emergency, a: linkTo(dial(emergency)) }),
          ]}
        />
      </Section>
    </>
  )
}

function Losses({ view: { words }, contract }: { view: View; contract: LeakContract | undefined }) {
  const losses = lossesWith(contract)
  const priced = losses.every(({ price }) => price !== undefined) ? contract : undefined
  return (
    <>
      <table class="table keep">
        <caption class="vh">{words('help.leak.much.caption')}</caption>
        <thead>
          <tr>
            <HeadCell>{words('help.leak.much.hour')}</HeadCell>
            <HeadCell money>{words('help.leak.much.month')}</HeadCell>
            {priced && <HeadCell money>{words('help.leak.much.money')}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {losses.map(({ litresAnHour, cubicMetres, price }) => (
            <tr>
              <td>{words('help.leak.much.litres', { litres: litresAnHour })}</td>
              <td class="money">
                {words('help.leak.much.cubicMetres', { cubicMetres: formatDecimal(cubicMetres, words.locale) })}
              </td>
              {priced && <td class="money">{formatWholePesos(price ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {priced && (
        <p class="small soft">{words('help.leak.much.with', { contract: priced.number, usual: priced.usual })}</p>
      )}
    </>
  )
}
