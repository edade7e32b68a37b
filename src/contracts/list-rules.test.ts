import { describe, expect, it } from 'vitest'
import { everyContract, isNarrowed, listAddress, listAsked, nextOrder, pagesOf } from './list-rules.ts'

const asked = (address: string) => {
  const words = new URLSearchParams(address)
  return listAsked((name) => words.get(name) ?? undefined)
}

describe('what an address of the list asks for', () => {
  it('is found again in the address that it writes', () => {
    const address =
      'q=norte&filtro=vencidos&zona=A%2FB&grupo=Norte&etiqueta=Cocina&servicio=cortado&automatico=si&orden=-adeudo'
    expect(listAddress('/x', asked(address))).toBe(`/x?${address}`)
    expect(listAddress('/x', asked(address), { label: '', status: undefined })).not.toMatch(/etiqueta|filtro/)
  })

  it('is everything where it makes no sense', () => {
    expect(asked('filtro=owing&servicio=active&orden=precio&automatico=1&pagina=-3')).toEqual(everyContract)
    expect(isNarrowed(everyContract)).toBe(false)
    expect(isNarrowed(asked('grupo=-'))).toBe(true)
  })

  it('sorts the largest first where that is what people look for, and the other way at the second click', () => {
    const byName = { sort: 'name', isDescending: false } as const
    expect(nextOrder('owed', byName)).toEqual({ sort: 'owed', isDescending: true })
    expect(nextOrder('owed', { sort: 'owed', isDescending: true })).toEqual({ sort: 'owed', isDescending: false })
    expect(nextOrder('name', byName)).toEqual({ sort: 'name', isDescending: true })
  })

  it('counts one page for nothing, and a new one after each twenty', () => {
    expect([0, 1, 20, 21, 400].map((rows) => pagesOf(rows))).toEqual([1, 1, 1, 2, 20])
    expect(pagesOf(400, 100)).toBe(4)
  })
})
