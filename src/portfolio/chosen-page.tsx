import { type ListAsked, listAddress, wordsOfList } from '../contracts/list-rules.ts'
import { formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import { type chosenActs, chosenFields } from './form.ts'
import type { ChosenContracts } from './queries.ts'

/** An address holds no more of them. */
const mostInAddress = 100

type ChosenProps = {
  view: View
  chosen: ChosenContracts
  asked: ListAsked
  form: FormState
}

/** What can be done with several contracts at once. */
export function ChosenPage({ view, chosen, asked, form }: ChosenProps) {
  const { words } = view
  const title = words('many.chosen.title')
  const usual = { view, chosen, asked, form }
  return (
    <Layout view={view} title={title} section="contracts">
      <div class="page-head">
        <a class="crumb" href={listAddress(paths.contracts, asked)}>
          <Icon name="left" />
          {words('many.chosen.back')}
        </a>
        <h1>{title}</h1>
        <p class="lede">
          {chosen.count === 0
            ? words('many.chosen.none')
            : words('many.chosen.lede', {
                count: chosen.count,
                owed: formatMoney(chosen.owed),
                overdue: formatMoney(chosen.overdue),
              })}
        </p>
      </div>
      {chosen.count > 0 && (
        <div class="stack">
          <ErrorSummary view={view} form={form} />
          <Which view={view} chosen={chosen} />
          <div class="halves">
            <MarkForm
              {...usual}
              title={words('many.chosen.group')}
              field={chosenFields.group}
              label={words('many.group')}
              help={words('many.chosen.groupHelp')}
              names={chosen.choices.groups}
              acts={[
                { act: 'poner', label: words('many.chosen.groupPut') },
                { act: 'sacar', label: words('many.chosen.groupTake') },
              ]}
            />
            <MarkForm
              {...usual}
              title={words('many.chosen.label')}
              field={chosenFields.label}
              label={words('many.label')}
              help={words('many.chosen.labelHelp')}
              names={chosen.choices.labels}
              acts={[
                { act: 'etiquetar', label: words('many.chosen.labelPut') },
                { act: 'desetiquetar', label: words('many.chosen.labelTake') },
              ]}
            />
          </div>
          <Elsewhere view={view} chosen={chosen} />
        </div>
      )}
    </Layout>
  )
}

function Which({ view: { words }, chosen }: Pick<ChosenProps, 'view' | 'chosen'>) {
  const rest = chosen.count - chosen.first.length
  return (
    <section class="card" aria-labelledby="cuales">
      <h2 id="cuales">{words('many.chosen.list')}</h2>
      <ul class="chosen-list">
        {chosen.first.map(({ number, alias, address }) => (
          <li>
            <a href={paths.contract(number)}>{alias ?? number}</a>{' '}
            <span class="small soft">{alias ? `${number} · ${address}` : address}</span>
          </li>
        ))}
        {rest > 0 && <li class="soft">{words('many.chosen.more', { count: rest })}</li>}
      </ul>
    </section>
  )
}

type MarkFormProps = ChosenProps & {
  title: string
  field: string
  label: string
  help: string
  names: readonly string[]
  /** The first is what Enter does. */
  acts: readonly { act: keyof typeof chosenActs; label: string }[]
}

function MarkForm({ view, chosen, asked, form, title, field, label, help, names, acts }: MarkFormProps) {
  return (
    <form class="card stack" method="post" action={paths.chosenContracts} novalidate>
      <h2>{title}</h2>
      <input type="hidden" name="contratos" value={chosen.references.join(' ')} />
      {Object.entries(wordsOfList(asked)).map(
        ([name, value]) => value && <input type="hidden" name={name} value={value} />,
      )}
      <Field view={view} form={form} name={field} label={label} help={help} maxlength={40} list={`${field}-lista`} />
      <datalist id={`${field}-lista`}>
        {names.map((name) => (
          <option value={name}></option>
        ))}
      </datalist>
      <div class="row">
        {acts.map(({ act, label }, at) => (
          <button class={at === 0 ? 'button' : 'button second'} type="submit" name="hacer" value={act}>
            {label}
          </button>
        ))}
      </div>
    </form>
  )
}

function Elsewhere({ view, chosen }: Pick<ChosenProps, 'view' | 'chosen'>) {
  const { words, canPay } = view
  const isSmall = chosen.count <= mostInAddress
  const download = new URLSearchParams([
    ['cuales', 'elegidos'],
    ...chosen.references.map((reference): [string, string] => ['contrato', reference]),
  ])
  return (
    <section class="card stack-tight" aria-labelledby="mas">
      <h2 id="mas">{words('many.chosen.more.title')}</h2>
      {isSmall ? (
        <div class="row">
          {canPay && chosen.mayPay && (
            <a class="button second" href={withQuery(paths.newPayment, { contrato: chosen.references.join(',') })}>
              <Icon name="payment" />
              {words('many.chosen.pay')}
            </a>
          )}
          <a class="button second" href={withQuery(paths.manyInvoices, { contratos: chosen.references.join(',') })}>
            <Icon name="invoice" />
            {words('many.chosen.invoices')}
          </a>
          <a class="button second" href={`${paths.bulkDownloads}?${download}`}>
            <Icon name="download" />
            {words('many.chosen.download')}
          </a>
        </div>
      ) : (
        <p>{words('many.chosen.fewer', { most: mostInAddress })}</p>
      )}
    </section>
  )
}
