import { Select } from '../web/form.tsx'
import type { RequestGroup } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import { KindPreview } from './kind-preview-part.tsx'

type VersionFormsProps = {
  view: View
  groups: readonly RequestGroup[]
  /** The kind whose form is shown; the first where there is none. */
  slug: string | undefined
}

/** Any form of an earlier version, as it was. */
export function VersionForms({ view, groups, slug }: VersionFormsProps) {
  const { words } = view
  const kinds = groups.flatMap((group) => group.kinds)
  const shown = kinds.find((kind) => kind.slug === slug) ?? kinds[0]!
  return (
    <section class="card stack" aria-labelledby="formularios" id="formulario">
      <h2 id="formularios">{words('deskCatalogueVersion.see')}</h2>
      <form class="row" method="get" action={`${view.path}#formulario`}>
        <Select
          view={view}
          form={{ values: { gestion: shown.slug }, errors: {} }}
          name="gestion"
          label={words('deskCatalogueVersion.kind')}
          required={false}
          options={kinds.map((kind) => ({ value: kind.slug, label: kind.title }))}
        />
        <button class="button second" type="submit">
          {words('deskCatalogueVersion.show')}
        </button>
      </form>
      <KindPreview view={view} kind={shown} />
    </section>
  )
}
