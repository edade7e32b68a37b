import { paths } from '../paths.ts'
import { Receipt } from '../web/receipt.tsx'
import type { View } from '../web/view.ts'
import { kindThatDisputes } from './kinds-rules.ts'
import { bold, List, linkTo, Section } from './section-part.tsx'

const parts = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

export function BillHelp({ view }: { view: View }) {
  const { words } = view
  const kind = kindThatDisputes(view, 'above-usual')
  return (
    <>
      <Section id="partes" title={words('help.bill.parts')}>
        <Receipt view={view} isNumbered />
        <dl class="numbered">
          {parts.map((part) => (
            <div>
              <dt>
                <span class="pin-label" aria-hidden="true">
                  {part}
                </span>
                {words(`help.bill.${part}`)}
              </dt>
              <dd>{words(`help.bill.${part}.text`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="total" title={words('help.bill.sum')}>
        <List
          items={[
            words.rich('help.bill.sum.water', { b: bold }),
            words.rich('help.bill.sum.drainage', { b: bold }),
            words.rich('help.bill.sum.sanitation', { b: bold }),
            words.rich('help.bill.sum.vat', { b: bold }),
            words.rich('help.bill.sum.other', { b: bold }),
          ]}
        />
      </Section>
      {kind && (
        <Section id="aclarar" title={words('help.bill.wrong')}>
          <p>
            {words.rich('help.bill.wrong.text', {
              kind: kind.title,
              a: linkTo(view.person ? paths.request(kind.slug) : paths.guestRequest(kind.slug)),
            })}
          </p>
        </Section>
      )}
    </>
  )
}
