import { expect, it } from 'vitest'
import { saidOutside } from './pseudo-language.ts'

it('a word outside the catalogues is found in what is read and in what is only said, and data are not taken for words', () => {
  const page = `<!doctype html><html lang="qps"><head><title>⟦Casa⟧ · Agua</title></head><body>
    <p>⟦Debes <b>⟦dos⟧ <i>recibos</i></b> de ANA⟧ Hola, Ana</p><p lang="es-MX">¿Qué tal?</p>
    <img alt="foto"><img alt="⟦foto⟧"><span class="avatar">AN</span></body></html>`
  expect(saidOutside(page, new Set(['ana', 'agua']))).toEqual(['hola', 'foto'])
  expect(saidOutside(page.replace('qps', 'en'), new Set())).toEqual(['the page is in en'])
})
