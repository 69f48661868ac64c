/** Names of items, classes, water types and status words of water quality. */
import type { ControlLevel, WaterClass } from '../domain/section'
import type { ItemCode } from '../domain/water-quality/item'
import type { WaterType } from '../domain/water-quality/water-class'
import type { Message } from './translate'

const name = (zh: string, en: string): Message => ({ zh, en })

/** Full names, as in GB 3838-2002 and GB 3097-1997. */
export const itemNames: Readonly<Record<ItemCode, Message>> = {
  waterTemperature: name('水温', 'water temperature'),
  ph: name('pH', 'pH'),
  dissolvedOxygen: name('溶解氧', 'dissolved oxygen'),
  permanganateIndex: name('高锰酸盐指数', 'permanganate index'),
  chemicalOxygenDemand: name('化学需氧量', 'chemical oxygen demand'),
  biochemicalOxygenDemand: name('五日生化需氧量', 'five-day biochemical oxygen demand'),
  ammoniaNitrogen: name('氨氮', 'ammonia nitrogen'),
  totalPhosphorus: name('总磷', 'total phosphorus'),
  totalNitrogen: name('总氮', 'total nitrogen'),
  copper: name('铜', 'copper'),
  zinc: name('锌', 'zinc'),
  fluoride: name('氟化物', 'fluoride'),
  selenium: name('硒', 'selenium'),
  arsenic: name('砷', 'arsenic'),
  mercury: name('汞', 'mercury'),
  cadmium: name('镉', 'cadmium'),
  hexavalentChromium: name('铬（六价）', 'hexavalent chromium'),
  lead: name('铅', 'lead'),
  cyanide: name('氰化物', 'cyanide'),
  volatilePhenol: name('挥发酚', 'volatile phenol'),
  petroleum: name('石油类', 'petroleum'),
  anionicSurfactant: name('阴离子表面活性剂', 'anionic surfactant'),
  sulfide: name('硫化物', 'sulfide'),
  fecalColiform: name('粪大肠菌群', 'faecal coliforms'),
  sulfate: name('硫酸盐', 'sulfate'),
  chloride: name('氯化物', 'chloride'),
  nitrateNitrogen: name('硝酸盐氮', 'nitrate nitrogen'),
  iron: name('铁', 'iron'),
  manganese: name('锰', 'manganese'),
  conductivity: name('电导率', 'conductivity'),
  turbidity: name('浊度', 'turbidity'),
  chlorophyllA: name('叶绿素a', 'chlorophyll a'),
  algaeDensity: name('藻密度', 'algae density'),
  transparency: name('透明度', 'transparency'),
  salinity: name('盐度', 'salinity'),
  suspendedSolids: name('悬浮物', 'suspended solids'),
  nitriteNitrogen: name('亚硝酸盐氮', 'nitrite nitrogen'),
  inorganicNitrogen: name('无机氮', 'inorganic nitrogen'),
  reactivePhosphate: name('活性磷酸盐', 'reactive phosphate'),
  unionizedAmmonia: name('非离子氨', 'un-ionised ammonia'),
  totalChromium: name('总铬', 'total chromium'),
  nickel: name('镍', 'nickel'),
  totalColiform: name('大肠菌群', 'total coliforms'),
}

const surfaceClassNames: Readonly<Record<WaterClass, Message>> = {
  1: name('Ⅰ', 'Ⅰ'),
  2: name('Ⅱ', 'Ⅱ'),
  3: name('Ⅲ', 'Ⅲ'),
  4: name('Ⅳ', 'Ⅳ'),
  5: name('Ⅴ', 'Ⅴ'),
  6: name('劣Ⅴ', 'worse than Ⅴ'),
}

const seaClassNames: Readonly<Record<1 | 2 | 3 | 4 | 5, Message>> = {
  1: name('一类', 'class 1'),
  2: name('二类', 'class 2'),
  3: name('三类', 'class 3'),
  4: name('四类', 'class 4'),
  5: name('劣四类', 'worse than class 4'),
}

/** Name of a class in its standard; `null` (nothing graded) has none. */
export function waterClassName(waterClass: WaterClass, waterType: WaterType): Message {
  if (waterType !== 'sea' || waterClass === 6) return surfaceClassNames[waterClass]
  return seaClassNames[waterClass]
}

/** Control levels as ratios name them: each counts the levels above it. */
export const cumulativeLevelNames: Readonly<Record<ControlLevel, Message>> = {
  national: name('国考', 'national'),
  provincial: name('省考以上', 'provincial and above'),
  city: name('市考以上', 'city and above'),
}
