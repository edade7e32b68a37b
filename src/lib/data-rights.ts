// Ley Federal de Protección de Datos Personales en Posesión de los Particulares (DOF 20 March 2025), article 31: twenty
// working days to communicate the decision, fifteen more to make it effective where it is granted.
export const workingDaysToDecide = 20
export const workingDaysToMakeEffective = 15
