import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import type { ContractDetail } from './detail-queries.ts'

type FormCardProps = { view: View; contract: ContractDetail; form: FormState }

export function AliasCard({ view, contract, form }: FormCardProps) {
  const { words } = view
  return (
    <section class="card" id="nombre" aria-labelledby="nombre-titulo">
      <form class="stack" method="post" action={paths.contractAlias(contract.number)} novalidate>
        <h2 id="nombre-titulo">{words('contracts.aliasTitle')}</h2>
        <ErrorSummary view={view} form={form} />
        <Field
          view={view}
          form={form}
          name="alias"
          label={words('contracts.alias')}
          help={words('contracts.aliasHelp')}
          required={false}
          autocomplete="off"
          maxlength={60}
        />
        <p>
          <button class="button second" type="submit">
            {words('contracts.saveAlias')}
          </button>
        </p>
      </form>
    </section>
  )
}

export function ContactCard({ view, contract, form }: FormCardProps) {
  const { words } = view
  return (
    <section class="card" id="contacto" aria-labelledby="contacto-titulo">
      <form class="stack" method="post" action={paths.contractContact(contract.number)} novalidate>
        <h2 id="contacto-titulo">{words('contracts.contactTitle')}</h2>
        <ErrorSummary view={view} form={form} />
        <p class="small soft">{words('contracts.contactHelp')}</p>
        <Field
          view={view}
          form={form}
          name="email"
          type="email"
          label={words('contracts.email')}
          required={false}
          autocomplete="email"
          maxlength={254}
        />
        <Field
          view={view}
          form={form}
          name="telefono"
          type="tel"
          label={words('contracts.phone')}
          help={words('contracts.phoneHelp')}
          required={false}
          autocomplete="tel"
          maxlength={30}
        />
        <p>
          <button class="button second" type="submit">
            {words('contracts.saveContact')}
          </button>
        </p>
      </form>
    </section>
  )
}
