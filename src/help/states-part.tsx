import type { Child } from 'hono/jsx'
import type { InvoiceState } from '../invoices/rules.ts'
import { states as paymentStates } from '../payments/state-rules.ts'
import type { ReadingState } from '../readings/sending-queries.ts'
import { states as requestStates } from '../requests/state-rules.ts'
import { PaymentBadge, ReadingBadge, RequestBadge, ServiceBadge, StateBadge } from '../web/badges.tsx'
import type { View } from '../web/view.ts'
import { Section } from './section-part.tsx'
import { invoiceStates, readingStates, serviceStates } from './states-rules.ts'

/** Each label as the office shows it: they are the same badges, so that none can say here what it says nowhere. */
export function StatesHelp({ view }: { view: View }) {
  const { words } = view
  return (
    <>
      <Section id="facturas" title={words('help.states.invoice')}>
        <Meanings
          meanings={invoiceStates.map((state: InvoiceState) => [
            <StateBadge view={view} state={state} />,
            words(`help.states.invoice.${state}`),
          ])}
        />
      </Section>
      <Section id="pagos" title={words('help.states.payment')}>
        <Meanings
          meanings={onceEach(view).map((state) => [
            <PaymentBadge view={view} state={state} />,
            words(`help.states.payment.${state}`),
          ])}
        />
      </Section>
      <Section id="gestiones" title={words('help.states.request')}>
        <Meanings
          meanings={[
            ...requestStates.map((state): [Child, string] => [
              <RequestBadge view={view} request={{ state, dueOn: null }} />,
              words(`help.states.request.${state}`),
            ]),
            [
              <RequestBadge view={view} request={{ state: 'open', dueOn: longAgo }} />,
              words('help.states.request.late'),
            ],
          ]}
        />
      </Section>
      <Section id="lecturas" title={words('help.states.reading')}>
        <Meanings
          meanings={[
            ...readingStates.map((state: ReadingState): [Child, string] => [
              <ReadingBadge view={view} reading={{ state, invoice: null }} />,
              words(`help.states.reading.${state}`),
            ]),
            [
              <ReadingBadge view={view} reading={{ state: 'accepted', invoice: anyInvoice }} />,
              words('help.states.reading.used'),
            ],
          ]}
        />
      </Section>
      <Section id="servicio" title={words('help.states.service')}>
        <Meanings
          meanings={serviceStates.map((service) => [
            <ServiceBadge view={view} service={service} />,
            words(`help.states.service.${service}`),
          ])}
        />
      </Section>
    </>
  )
}

const longAgo = '2000-01-01'
const anyInvoice = 'IN 0001'

/** What people are told with the same word stands once: they cannot tell it apart, and need not. */
const onceEach = ({ words }: View) =>
  paymentStates
    .filter((state) => state !== 'created' && state !== 'unknown')
    .filter(
      (state, index, all) =>
        all.findIndex((other) => words(`payments.state.${other}`) === words(`payments.state.${state}`)) === index,
    )

const Meanings = ({ meanings }: { meanings: readonly (readonly [badge: Child, sentence: string])[] }) => (
  <dl class="meanings">
    {meanings.map(([badge, sentence]) => (
      <div>
        <dt>{badge}</dt>
        <dd>{sentence}</dd>
      </div>
    ))}
  </dl>
)
