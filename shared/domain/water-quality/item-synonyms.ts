/**
 * How files write the items: Chinese and English names, symbols, the codes of HJ 525 (`w01001`) and of common exports.
 *
 * Compared after normalisation (width, case, blanks and brackets removed), see `electron/engine/water-quality/match-item-name.ts`.
 * One spelling belongs to one item; a unit test holds that.
 */
import type { ItemCode } from './item'

/** Spellings of each item, any case and width. */
export const ITEM_SYNONYMS: Readonly<Record<ItemCode, readonly string[]>> = {
  waterTemperature: ['水温', '水体温度', 'water temperature', 'water temp', 'water_temp', 'temperature', 'temp', 'WT', 'w01010'],
  ph: ['pH', 'pH值', '酸碱度', 'w01001'],
  dissolvedOxygen: ['溶解氧', '溶氧', 'dissolved oxygen', 'DO', 'w01009'],
  permanganateIndex: ['高锰酸盐指数', '高锰酸钾指数', 'permanganate index', 'CODMn', 'COD(Mn)', 'IMn', 'PI', 'w01019'],
  chemicalOxygenDemand: ['化学需氧量', 'chemical oxygen demand', 'COD', 'CODCr', 'w01018'],
  biochemicalOxygenDemand: ['五日生化需氧量', '生化需氧量', 'five-day biochemical oxygen demand', 'biochemical oxygen demand', 'BOD', 'BOD5', 'w01017'],
  ammoniaNitrogen: ['氨氮', '氨态氮', '铵氮', '铵态氮', 'ammonia nitrogen', 'ammonium nitrogen', 'ammonia', 'NH3-N', 'NH4-N', 'NH4+-N', 'NH3N', 'NH4N', 'w21003'],
  totalPhosphorus: ['总磷', 'total phosphorus', 'TP', 'w21011'],
  totalNitrogen: ['总氮', 'total nitrogen', 'TN', 'w21001'],
  copper: ['铜', '总铜', 'copper', 'Cu', 'w20122'],
  zinc: ['锌', '总锌', 'zinc', 'Zn', 'w20123'],
  fluoride: ['氟化物', '氟离子', 'fluoride', 'F', 'F-', 'w21017'],
  selenium: ['硒', '总硒', 'selenium', 'Se', 'w20128'],
  arsenic: ['砷', '总砷', 'arsenic', 'As', 'w20141'],
  mercury: ['汞', '总汞', 'mercury', 'Hg', 'w20111'],
  cadmium: ['镉', '总镉', 'cadmium', 'Cd', 'w20115'],
  hexavalentChromium: ['六价铬', '铬(六价)', '铬六价', 'hexavalent chromium', 'chromium (VI)', 'Cr6+', 'Cr6', 'Cr(VI)', 'Cr(Ⅵ)', 'w20117'],
  lead: ['铅', '总铅', 'lead', 'Pb', 'w20120'],
  cyanide: ['氰化物', '总氰化物', 'cyanide', 'CN', 'CN-', 'w21016'],
  volatilePhenol: ['挥发酚', '挥发性酚', '挥发酚类', 'volatile phenol', 'volatile phenols', 'phenol', 'VP', 'w23002'],
  petroleum: ['石油类', '油类', '石油烃', 'petroleum', 'oil', 'oils', 'TPH', 'w22001'],
  anionicSurfactant: ['阴离子表面活性剂', 'anionic surfactant', 'anionic surfactants', 'LAS', 'w19002'],
  sulfide: ['硫化物', 'sulfide', 'sulphide', 'S2-', 'w21019'],
  fecalColiform: ['粪大肠菌群', '粪大肠菌群数', '粪大肠杆菌群', 'fecal coliform', 'fecal coliforms', 'faecal coliform', 'faecal coliforms', 'FC', 'w02003'],
  sulfate: ['硫酸盐', 'sulfate', 'sulphate', 'SO4', 'SO42-', 'w21038'],
  chloride: ['氯化物', '氯离子', 'chloride', 'Cl', 'Cl-', 'w21022'],
  nitrateNitrogen: ['硝酸盐', '硝酸盐氮', '硝态氮', 'nitrate', 'nitrate nitrogen', 'NO3-N', 'NO3N', 'NO3', 'w21007'],
  iron: ['铁', '总铁', 'iron', 'Fe', 'w20125'],
  manganese: ['锰', '总锰', 'manganese', 'Mn', 'w20124'],
  conductivity: ['电导率', '电导', 'conductivity', 'EC', 'w01014'],
  turbidity: ['浊度', '浑浊度', 'turbidity', 'NTU', 'w01003'],
  chlorophyllA: ['叶绿素a', '叶绿素α', '叶绿素', 'chlorophyll a', 'chlorophyll-a', 'chlorophyll', 'Chla', 'Chl-a', 'w01016'],
  algaeDensity: ['藻密度', '藻类密度', 'algae density', 'algal density', 'w19011'],
  transparency: ['透明度', 'transparency', 'secchi depth', 'SD', 'w01004'],
  salinity: ['盐度', 'salinity'],
  suspendedSolids: ['悬浮物', '悬浮物质', '悬浮质', 'suspended solids', 'SS', 'TSS', 'w01012'],
  nitriteNitrogen: ['亚硝酸盐', '亚硝酸盐氮', '亚硝态氮', 'nitrite', 'nitrite nitrogen', 'NO2-N', 'NO2N', 'NO2', 'w21006'],
  inorganicNitrogen: ['无机氮', '总无机氮', '溶解无机氮', '溶解态无机氮', 'inorganic nitrogen', 'dissolved inorganic nitrogen', 'DIN', 'TIN'],
  reactivePhosphate: ['活性磷酸盐', '磷酸盐', '活性磷', 'reactive phosphate', 'phosphate', 'PO4-P', 'PO4P', 'PO4', 'DIP', 'SRP'],
  unionizedAmmonia: ['非离子氨', 'unionized ammonia', 'un-ionized ammonia', 'un-ionised ammonia'],
  totalChromium: ['总铬', 'total chromium'],
  nickel: ['镍', '总镍', 'nickel', 'Ni', 'w20121'],
  totalColiform: ['大肠菌群', '总大肠菌群', 'total coliform', 'total coliforms', 'coliform'],
}

/** In sea water COD is measured with permanganate (GB 3097-1997 Table 1, item 11), so files write CODMn for it. */
export const SEA_WATER_OXYGEN_DEMAND_SYNONYMS: readonly string[] = ['高锰酸盐指数', 'permanganate index', 'CODMn', 'COD(Mn)']
