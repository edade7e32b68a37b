import { type Context, Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import { groupsForm, typedGroups } from './catalogue-group-form.ts'
import { CatalogueGroupsPage } from './catalogue-group-page.tsx'
import { catalogueChangesInWords } from './changes-part.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { newForm, sealOf, wishOf } from './proposing.ts'
import { publishSetting } from './setting-commands.ts'
import { catalogueOf, wasPublished } from './setting-queries.ts'

const done = `${deskPaths.catalogue}?hecho=si`

/** What the groups are called, their order, and which kinds stand in them. */
export function catalogueGroupRoutes(services: Services) {
  const { sql, profileFiles, refreshProfile } = services
  const inForce = async () => (await catalogueOf(sql, profileFiles.requestGroups))!

  const show = async (c: Context<AtDesk>, refusal?: string) => {
    const { view, operator } = c.var
    const { content: groups, version: after } = await inForce()
    const form = newForm(typedGroups(groups))
    const shown = refusal ? refuse(form, '', refusal) : form
    return c.html(
      <CatalogueGroupsPage view={view} operator={operator} groups={groups} after={after} form={shown} />,
      refusal ? 422 : 200,
    )
  }

  const take = async (c: Context<AtDesk>) => {
    const body = await c.req.parseBody()
    if (await wasPublished(sql, body.key)) return c.redirect(done, 303)
    const { view, operator } = c.var
    const { words } = view
    const { content: groups, version: after } = await inForce()
    // The fields stand for the groups in their places: those of another version say nothing about these.
    if (body.version !== String(after)) return show(c, words('deskSettings.error.meanwhile'))
    const page = { view, operator, groups, after }
    const { form, value: content } = readForm(groupsForm({ words, groups }), body)
    if (!content) return c.html(<CatalogueGroupsPage {...page} form={form} />, 422)

    const seen = sealOf({ after, content })
    const changes = catalogueChangesInWords(view, groups, content)
    const look = (shown: FormState) =>
      c.html(
        <CatalogueGroupsPage {...page} form={shown} proposal={{ seen, changes, groups: content }} />,
        Object.keys(shown.errors).length > 0 ? 422 : 200,
      )
    const wish = wishOf({ form, seal: seen, current: after, hasChanges: changes.length > 0, words })
    if (wish.kind === 'look') return look(wish.form)
    const { operatorId } = operator
    const outcome = await publishSetting(sql, { setting: 'catalogue', content, after, operatorId, ...wish.publication })
    if (outcome.kind === 'changed-meanwhile') return show(c, words('deskSettings.error.meanwhile'))
    await refreshProfile()
    return c.redirect(done, 303)
  }

  const administers = requireOperator(services, 'administers')
  return new Hono<AtDesk>()
    .get(deskPaths.catalogueGroups, administers, (c) => show(c))
    .post(deskPaths.catalogueGroups, administers, take)
}
