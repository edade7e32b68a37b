import { paths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, RequiredNote } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { RadioChoice } from './choice-part.tsx'
import type { OwnOrganisation } from './queries.ts'

export const listDones = { salida: 'organisations.done.left', cerrada: 'organisations.done.closed' } as const
type ListDone = (typeof listDones)[keyof typeof listDones]

type ListProps = {
  view: View
  organisations: readonly OwnOrganisation[]
  mayFound: boolean
  done: ListDone | undefined
}

/** The organisations that somebody is in, and the way to found one. */
export function OrganisationsPage({ view, organisations, mayFound, done }: ListProps) {
  const { words } = view
  const title = words(organisations.length > 1 ? 'organisations.titles' : 'organisations.title')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">{words('organisations.lede')}</p>
      </div>
      <div class="stack">
        {done && (
          <p class="notice" role="status">
            <Icon name="check" />
            <span>{words(done)}</span>
          </p>
        )}
        <section class="card" aria-labelledby="organizaciones">
          <h2 id="organizaciones" class="vh">
            {words('organisations.list')}
          </h2>
          {organisations.length === 0 ? (
            <div class="empty">
              <p>{words('organisations.none')}</p>
              <p class="small">{words(mayFound ? 'organisations.noneHow' : 'organisations.noneNoContracts')}</p>
            </div>
          ) : (
            <ul class="sessions">
              {organisations.map(({ id, name, role, people, contracts }) => (
                <li>
                  <Icon name="company" />
                  <div>
                    <p>
                      <a class="break" href={paths.organisation(id)}>
                        <b>{name}</b>
                      </a>
                    </p>
                    <p class="small soft">
                      {words(`organisations.role.${role}`)} · {words('organisations.sizes', { people, contracts })}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </section>
        <p>
          {mayFound ? (
            <a class="button second" href={paths.newOrganisation}>
              <Icon name="plus" />
              {words('organisations.new')}
            </a>
          ) : (
            <a class="button second" href={paths.addContract}>
              <Icon name="plus" />
              {words('contracts.add')}
            </a>
          )}
        </p>
      </div>
    </Layout>
  )
}

/** Its name, and whether all contracts of its founder belong. */
export function NewOrganisationPage({ view, form }: { view: View; form: FormState }) {
  const { words } = view
  const title = words('organisations.new')
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.organisations}>
          <Icon name="left" />
          {words('organisations.title')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words('organisations.newLede')}</p>
      </div>
      <div class="stack narrow-form">
        <ErrorSummary view={view} form={form} />
        <form class="card" method="post" action={paths.organisations} novalidate>
          <div class="stack">
            <RequiredNote view={view} />
            <input type="hidden" name="key" value={form.values.key ?? ''} />
            <Field
              view={view}
              form={form}
              name="name"
              label={words('organisations.name')}
              help={words('organisations.nameHelp')}
              autocomplete="organization"
              maxlength={100}
            />
            <RadioChoice
              view={view}
              form={form}
              name="contracts"
              label={words('organisations.which')}
              options={[
                { value: 'all', label: words('organisations.whichAll') },
                { value: 'chosen', label: words('organisations.whichChosen') },
              ]}
            />
            <div class="row">
              <button class="button" type="submit">
                {words('organisations.create')}
              </button>
              <a class="button second" href={paths.organisations}>
                {words('organisations.cancel')}
              </a>
            </div>
          </div>
        </form>
      </div>
    </Layout>
  )
}
