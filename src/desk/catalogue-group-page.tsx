import { deskPaths } from '../paths.ts'
import { ErrorSummary, Field, type FormState, Select } from '../web/form.tsx'
import { Icon } from '../web/icons.tsx'
import type { RequestGroup } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import { hasFixedPlace, hasFixedTitle } from './catalogue-group-rules.ts'
import { DeskLayout } from './layout.tsx'
import type { Operator } from './operator-rules.ts'
import { type Proposal, Publish } from './publish-part.tsx'
import { SettingsRail } from './settings-rail.tsx'

type GroupsPageProps = {
  view: View
  operator: Operator
  /** As they are in force. */
  groups: readonly RequestGroup[]
  form: FormState
  after: number
  proposal?: (Proposal & { groups: readonly RequestGroup[] }) | undefined
}

/** The groups of the catalogue: what they are called, their order, and which kinds stand in them. */
export function CatalogueGroupsPage({ view, operator, groups, form, after, proposal }: GroupsPageProps) {
  const { words } = view
  const title = words('deskCatalogueGroups.title')
  return (
    <DeskLayout
      view={view}
      operator={operator}
      title={title}
      section="catalogue"
      rail={<SettingsRail view={view} operator={operator} />}
    >
      <div class="stack">
        <div class="page-head">
          <a class="crumb" href={deskPaths.catalogue}>
            <Icon name="left" />
            {words('deskCatalogue.title')}
          </a>
          <h1>{title}</h1>
          <p class="lede">{words('deskCatalogueGroups.lede')}</p>
        </div>
        <form class="stack" method="post" action={`${deskPaths.catalogueGroups}#propuesta`} novalidate>
          <ErrorSummary view={view} form={form} />
          {groups.map((group, place) => (
            <Group view={view} form={form} groups={groups} group={group} place={place} />
          ))}
          <section class="card stack" aria-labelledby="grupo-nuevo">
            <h2 id="grupo-nuevo">{words('deskCatalogueGroups.new')}</h2>
            <p class="soft small">{words('deskCatalogueGroups.newHelp')}</p>
            <GroupFields view={view} form={form} place={groups.length} />
          </section>
          <Publish view={view} form={form} proposal={proposal} after={after}>
            {proposal && <GroupsPreview view={view} groups={proposal.groups} />}
          </Publish>
        </form>
      </div>
    </DeskLayout>
  )
}

type PlacedProps = { view: View; form: FormState; place: number }

function GroupFields({ view, form, place, fixed }: PlacedProps & { fixed?: boolean }) {
  const { words } = view
  const usual = { view, form, required: false }
  return (
    <div class="field-pair">
      {!fixed && (
        <Field {...usual} name={`g${place}-titulo`} label={words('deskCatalogueGroups.field.title')} maxlength={100} />
      )}
      <Field
        {...usual}
        name={`g${place}-orden`}
        label={words('deskCatalogueGroups.field.order')}
        inputmode="numeric"
        maxlength={4}
        short
      />
    </div>
  )
}

type GroupProps = PlacedProps & { groups: readonly RequestGroup[]; group: RequestGroup }

function Group({ view, form, groups, group, place }: GroupProps) {
  const { words } = view
  const fixed = hasFixedTitle(group)
  const options = [
    ...groups.flatMap(({ title, isListed }, index) =>
      isListed === false ? [] : [{ value: String(index), label: title }],
    ),
    { value: String(groups.length), label: words('deskCatalogueGroups.new') },
  ]
  return (
    <section class="card stack" aria-labelledby={`grupo-${place}`}>
      <h2 id={`grupo-${place}`}>{group.title}</h2>
      {fixed && <p class="soft small">{words('deskCatalogueGroups.fixed')}</p>}
      <GroupFields view={view} form={form} place={place} fixed={fixed} />
      {group.kinds.map((kind) => (
        <fieldset class="placed">
          <legend>{kind.title}</legend>
          <div class="field-pair">
            {!hasFixedPlace(kind, group) && (
              <Select
                view={view}
                form={form}
                name={`k-${kind.slug}-grupo`}
                label={words('deskCatalogue.field.group')}
                required={false}
                options={options}
              />
            )}
            <Field
              view={view}
              form={form}
              name={`k-${kind.slug}-orden`}
              label={words('deskCatalogueGroups.field.order')}
              required={false}
              inputmode="numeric"
              maxlength={4}
              short
            />
          </div>
        </fieldset>
      ))}
    </section>
  )
}

/** What can be asked for, in the order in which a customer will find it. */
const GroupsPreview = ({ view: { words }, groups }: { view: View; groups: readonly RequestGroup[] }) => (
  <section class="panel stack" aria-labelledby="vista-previa">
    <h3 id="vista-previa">{words('deskCatalogue.preview')}</h3>
    {groups
      .filter(({ isListed }) => isListed !== false)
      .map(({ title, kinds }) => (
        <div class="stack-tight">
          <h4>{title}</h4>
          <ul class="bullets">
            {kinds.map((kind) => (
              <li>
                {kind.title}
                {kind.hidden && <span class="soft"> {words('deskCatalogue.isHidden')}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
  </section>
)
