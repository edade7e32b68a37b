import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import { changeRole, endPerson, inviteToOrganisation, withdrawOrganisationInvitation } from './commands.ts'
import { invitationForm, roleForm } from './form.ts'
import { EndPersonPage, InvitePage, RolePage } from './person-page.tsx'
import { organisationOf, peopleOf } from './queries.ts'
import { mostPeople } from './rules.ts'

/** Who is invited, as what somebody is in it, and who leaves. */
export function peopleRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)
  const asked = (c: Context<SignedIn>) => ({ accountId: c.var.accountId, organisationId: c.req.param('id') ?? '' })
  const known = async (c: Context<SignedIn>) =>
    isUuid(c.req.param('id') ?? '') ? await organisationOf(sql, asked(c)) : undefined
  const administered = async (c: Context<SignedIn>) => {
    const organisation = await known(c)
    return organisation?.me.role === 'administers' ? organisation : undefined
  }
  /** The person of the address: for whoever administers it anybody, for the others themselves. */
  const about = async (c: Context<SignedIn>) => {
    const organisation = await known(c)
    if (!organisation) return undefined
    const { me } = organisation
    if (me.id === c.req.param('person')) {
      return { organisation, person: { ...me, isOwn: true, name: c.var.person.name, email: '', since: new Date(0) } }
    }
    const people = me.role === 'administers' ? await peopleOf(sql, asked(c)) : []
    const person = people.find(({ id }) => id === c.req.param('person'))
    return person && { organisation, person }
  }
  const isKnown = (c: Context<SignedIn>) => isUuid(c.req.param('id') ?? '') && isUuid(c.req.param('person') ?? '')

  return new Hono<SignedIn>()
    .get(paths.organisationInvitations(':id'), signedIn, async (c) => {
      const organisation = await administered(c)
      if (!organisation) return c.notFound()
      const form = { values: { key: randomUUID(), role: 'sees' }, errors: {} }
      return c.html(<InvitePage view={c.var.view} organisation={organisation} form={form} />)
    })
    .post(paths.organisationInvitations(':id'), signedIn, async (c) => {
      const { view } = c.var
      const organisation = await administered(c)
      if (!organisation) return c.notFound()
      const again = (form: FormState, status: 422 | 429 = 422) =>
        c.html(<InvitePage view={view} organisation={organisation} form={form} />, status)
      const body = await c.req.parseBody()
      if (!isUuid(String(body.key ?? ''))) body.key = randomUUID()
      const { form, value } = readForm(invitationForm(view.words), body)
      if (!value) return again(form)
      const outcome = await inviteToOrganisation(sql, { ...asked(c), ...value, language: view.words.language })
      switch (outcome.kind) {
        case 'invited':
          return c.redirect(`${paths.organisation(organisation.id)}?listo=invitada`, 303)
        case 'own':
          return again(refuse(form, 'email', view.words('delegates.error.own')))
        case 'already':
          return again(refuse(form, 'email', view.words('organisations.error.already')))
        case 'full':
          return again(refuse(form, '', view.words('organisations.error.full', { most: mostPeople })))
        case 'wait':
          c.header('Retry-After', String(outcome.seconds))
          return again(refuse(form, '', view.words('organisations.error.invitations')), 429)
        case 'not-found':
          return c.notFound()
      }
    })
    .post(paths.organisationInvitationEnd(':id', ':invitation'), signedIn, async (c) => {
      const { id, invitation } = c.req.param()
      if (!isUuid(id) || !isUuid(invitation)) return c.notFound()
      const isDone = await withdrawOrganisationInvitation(sql, { ...asked(c), id: invitation })
      return isDone ? c.redirect(`${paths.organisation(id)}?listo=retirada`, 303) : c.notFound()
    })
    .get(paths.organisationPerson(':id', ':person'), signedIn, async (c) => {
      const found = await about(c)
      if (found?.organisation.me.role !== 'administers') return c.notFound()
      const form = { values: { role: found.person.role }, errors: {} }
      return c.html(<RolePage view={c.var.view} {...found} form={form} />)
    })
    .post(paths.organisationPerson(':id', ':person'), signedIn, async (c) => {
      const { view } = c.var
      const found = isKnown(c) ? await about(c) : undefined
      if (found?.organisation.me.role !== 'administers') return c.notFound()
      const again = (form: FormState) => c.html(<RolePage view={view} {...found} form={form} />, 422)
      const { form, value } = readForm(roleForm(view.words), await c.req.parseBody())
      if (!value) return again(form)
      const outcome = await changeRole(sql, { ...asked(c), personId: found.person.id, role: value.role })
      switch (outcome.kind) {
        case 'changed':
          return c.redirect(`${paths.organisation(found.organisation.id)}?listo=papel`, 303)
        case 'needed':
          return again(refuse(form, 'role', view.words('organisations.error.needed')))
        case 'not-found':
          return c.notFound()
      }
    })
    .get(paths.organisationPersonEnd(':id', ':person'), signedIn, async (c) => {
      const found = await about(c)
      return found ? c.html(<EndPersonPage view={c.var.view} {...found} />) : c.notFound()
    })
    .post(paths.organisationPersonEnd(':id', ':person'), signedIn, async (c) => {
      if (!isKnown(c)) return c.notFound()
      const outcome = await endPerson(sql, { ...asked(c), personId: c.req.param('person') })
      switch (outcome.kind) {
        case 'ended':
          return c.redirect(
            outcome.isOwn
              ? `${paths.organisations}?listo=salida`
              : `${paths.organisation(c.req.param('id'))}?listo=quitada`,
            303,
          )
        case 'needed': {
          const found = await about(c)
          return found ? c.html(<EndPersonPage view={c.var.view} {...found} refused />, 422) : c.notFound()
        }
        case 'not-found':
          return c.notFound()
      }
    })
}
