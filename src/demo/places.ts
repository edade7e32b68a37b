import type { Random } from './random.ts'

export type Town = {
  municipality: string
  administration: string
  areaNumber: number
  colonias: readonly Colonia[]
}

type Colonia = { name: string; postcode: string; standing: 'low' | 'middle' | 'high' | 'rural' }

export type Address = { street: string; colonia: Colonia }

const colonia = (name: string, postcode: string, standing: Colonia['standing']): Colonia => ({
  name,
  postcode,
  standing,
})

/** The municipalities are Querétaro's; everything inside them is invented. */
export const towns: readonly (readonly [Town, number])[] = [
  [
    {
      municipality: 'QUERÉTARO',
      administration: 'QUERETARO',
      areaNumber: 111,
      colonias: [
        colonia('JARDINES DEL MEZQUITE', '76034', 'middle'),
        colonia('LOMAS DE LA GARZA', '76118', 'middle'),
        colonia('BARRIO DE LAS PEÑAS', '76007', 'low'),
        colonia('RINCÓN DEL ALFARERO', '76144', 'low'),
        colonia('VILLAS DE LA CAÑADA', '76129', 'high'),
        colonia('PRADOS DEL HUIZACHE', '76085', 'middle'),
        colonia('COLINAS DEL GARAMBULLO', '76093', 'high'),
        colonia('OBRERA DEL NORTE', '76139', 'low'),
        colonia('FRACCIONAMIENTO LOS OLIVOS', '76077', 'middle'),
      ],
    },
    56,
  ],
  [
    {
      municipality: 'CORREGIDORA',
      administration: 'CORREGIDORA',
      areaNumber: 222,
      colonias: [
        colonia('VISTA DEL CERRITO', '76903', 'middle'),
        colonia('HACIENDA LA NORIA', '76915', 'high'),
        colonia('PUEBLO DE LOS ÁNGELES', '76908', 'low'),
        colonia('BALCONES DEL SAUCE', '76922', 'high'),
      ],
    },
    16,
  ],
  [
    {
      municipality: 'EL MARQUÉS',
      administration: 'EL MARQUES',
      areaNumber: 333,
      colonias: [
        colonia('PARQUE DE LA CANTERA', '76246', 'middle'),
        colonia('RANCHO EL PIRUL', '76263', 'rural'),
        colonia('REAL DEL ACUEDUCTO', '76251', 'middle'),
        colonia('LA PEÑUELA', '76270', 'rural'),
      ],
    },
    14,
  ],
  [
    {
      municipality: 'SAN JUAN DEL RÍO',
      administration: 'SAN JUAN DEL RIO',
      areaNumber: 444,
      colonias: [
        colonia('BARRIO DEL PUENTE VIEJO', '76804', 'low'),
        colonia('QUINTAS DEL RÍO', '76813', 'middle'),
        colonia('EJIDO SAN ISIDRO', '76821', 'rural'),
      ],
    },
    9,
  ],
  [
    {
      municipality: 'TEQUISQUIAPAN',
      administration: 'TEQUISQUIAPAN',
      areaNumber: 555,
      colonias: [
        colonia('LOS MANANTIALES', '76753', 'middle'),
        colonia('EL SABINAL', '76764', 'rural'),
        colonia('VIÑEDOS DEL ORIENTE', '76758', 'high'),
      ],
    },
    5,
  ],
]

const streetKinds = ['CALLE', 'CALLE', 'CALLE', 'AVENIDA', 'PRIVADA', 'CERRADA', 'ANDADOR', 'CALZADA', 'CIRCUITO']

const streets = [
  'GARAMBULLO',
  'DEL ACUEDUCTO VIEJO',
  'FLOR DE PEÑA',
  'ARROYO SECO',
  'CANTERA ROSA',
  'LOS CEDROS',
  'NIÑO ARTILLERO',
  'PASEO DE LA ALONDRA',
  'MAESTROS RURALES',
  '5 DE FEBRERO',
  'CAMINO REAL',
  'OJO DE AGUA',
  'PIRULES',
  'SIERRA DE LOS ÓRGANOS',
  'FUENTE DE LA SALUD',
  'DEL TELÉGRAFO',
  'LA CONSTANCIA',
  'CIGÜEÑAS',
  'MOLINO DE SAN ANTONIO',
  'JACARANDAS',
  'VALLE DE LOS SAUCES',
  'DOÑA MATILDE',
  'LOMA BONITA',
  'PEDRO MARÍA ANAYA',
]

const insides = ['', '', '', '', '', '', ' INT. 2', ' INT. B', ' DEPTO. 301', ' MZ 4 LT 12', ' CASA 7', ' LOCAL 3']

export function addressIn(town: Town, random: Random): Address {
  const street = `${random.pick(streetKinds)} ${random.pick(streets)} ${random.int(1, 980)}${random.pick(insides)}`
  return { street, colonia: random.pick(town.colonias) }
}
