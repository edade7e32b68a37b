import { fold } from '../lib/text.ts'
import type { Random } from './random.ts'

export type Person = { kind: 'FISICA'; firstNames: string; surname: string; secondSurname: string }

export type Trade = 'commerce' | 'industry' | 'government' | 'charity' | 'condominium'

export type Company = { kind: 'MORAL'; name: string; rfc: string; trade: Trade }

const firstNames =
  `Adriana,Alejandro,Ana Lucía,Ángel,Beatriz,Brenda,Carlos,Cecilia,César,Claudia,Daniel,Diego,Elena,Emilio,Esther,
Fernanda,Francisco Javier,Gabriela,Gerardo,Guadalupe,Héctor,Inés,Irma,Iván,Jesús,Jorge,José Luis,Juan Pablo,Karla,
Laura,Leticia,Luis Ángel,Magdalena,Manuel,María,María José,María del Carmen,Mariana,Martín,Miguel,Mónica,Nicolás,
Octavio,Óscar,Patricia,Raúl,Rocío,Rosa María,Rubén,Salvador,Sofía,Tomás,Valeria,Verónica,Víctor,Ximena`
    .replaceAll('\n', '')
    .split(',')

const surnames =
  `Aguilar,Álvarez,Arteaga,Ávila,Ballesteros,Bárcenas,Becerril,Bolaños,Camacho,Cárdenas,Castañeda,Cervantes,Chávez,
Cortés,De la Cruz,De la Peña,Del Río,Díaz,Escobedo,Espíndola,Estrada,Feregrino,Flores,Galván,García,González,
Gudiño,Guerrero,Gutiérrez,Hernández,Herrera,Ibáñez,Jiménez,Landeros,López,Luna,Magaña,Maldonado,Martínez,Mejía,
Mendoza,Montes de Oca,Morales,Muñoz,Núñez,Ochoa,Olvera,Ordóñez,Ortiz,Pacheco,Peña,Pérez,Quintanar,Ramírez,Rangel,
Resendiz,Reyes,Ríos,Rodríguez,Ruiz,Saldaña,Sánchez,Servín,Tovar,Trejo,Uribe,Vargas,Vázquez,Villaseñor,Yáñez,Zúñiga`
    .replaceAll('\n', '')
    .split(',')

const foreigners: readonly (readonly [string, string])[] = [
  ['Thomas', 'Becker'],
  ['Emily', "O'Connor"],
  ['Yuki', 'Tanaka'],
  ['Pierre', 'Lefèvre'],
  ['Soo-jin', 'Park'],
  ['João', 'Gonçalves'],
  ['Anna', 'Kowalska'],
]

const ventures: Record<Trade, readonly string[]> = {
  commerce: ['Comercializadora', 'Restaurantes', 'Hotelera', 'Ferreterías', 'Lavanderías', 'Servicios', 'Plaza'],
  industry: ['Manufacturas', 'Alimentos', 'Plásticos', 'Textiles', 'Autopartes', 'Embotelladora'],
  government: ['Escuela Primaria', 'Centro de Salud', 'Jardín de Niños', 'Biblioteca Pública'],
  charity: ['Casa Hogar', 'Comedor Comunitario', 'Asilo', 'Fundación'],
  condominium: ['Condominio', 'Residencial', 'Privada', 'Torre'],
}

const brands =
  `Agua Clara,Alborada,Arcángel,Bajío,Bugambilia,Cantera,Cardenal,Colibrí,El Cimatario Azul,El Encino,El Quetzal,
Ensueño,Estrella del Norte,Garza Blanca,Gran Mezquite,La Esperanza,La Golondrina,La Joya,Las Campanas,Los Álamos,
Luz de Luna,Mirador,Monte Alto,Nogal,Nueva España,Ocho Ríos,Peña Alta,Pinar,Portal del Sol,Quinta Luz,San Gaspar,
Santa Inés,Semidesierto,Siete Leguas,Tres Hermanos,Valle Verde,Viña Nueva`
    .replaceAll('\n', '')
    .split(',')

const forms: Record<Trade, readonly string[]> = {
  commerce: [', S.A. de C.V.', ' S.A. de C.V.', ', S. de R.L. de C.V.', ', S.A.P.I. de C.V.', ', S.C.'],
  industry: [', S.A. de C.V.', ' S.A. de C.V.', ', S. de R.L. de C.V.'],
  government: [''],
  charity: [', A.C.', ', I.A.P.'],
  condominium: [', A.C.', ''],
}

export function somebody(random: Random): Person {
  if (random.chance(0.015)) return aForeigner(random)
  const secondSurname = random.pick(surnames)
  return { kind: 'FISICA', firstNames: random.pick(firstNames), surname: random.pick(surnames), secondSurname }
}

/** People from countries where one surname is the custom. */
export function aForeigner(random: Random): Person {
  const [firstNames, surname] = random.pick(foreigners)
  return { kind: 'FISICA', firstNames, surname, secondSurname: '' }
}

export function aCompany(trade: Trade, random: Random): Company {
  const one = random.pick(brands)
  const other = random.pick(brands)
  const brand = one === other ? one : `${one} y ${other}`
  const name = `${random.pick(ventures[trade])} ${brand}${random.pick(forms[trade])}`
  return { kind: 'MORAL', name, rfc: rfcOf(brand, random), trade }
}

/** Well formed, and nobody's: three letters, the day it was founded, three more. */
function rfcOf(brand: string, random: Random): string {
  const letters = fold(brand)
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  const founded = `${random.int(80, 99)}${two(random.int(1, 12))}${two(random.int(1, 28))}`
  const registry = `${random.pick(['A', 'H', 'K', 'P', 'T'])}${two(random.int(0, 99))}`
  return `${letters[0]}${letters[2]}${letters.at(-1)}${founded}${registry}`
}

const two = (number: number) => String(number).padStart(2, '0')
