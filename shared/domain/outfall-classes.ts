/** HJ 1312-2023: the first-level class of each second-level one. */
import type { CodeOf } from './vocabularies'

export const CLASS_OF_SUBCLASS: Readonly<Record<CodeOf<'outfallSubclass'>, CodeOf<'outfallClass'>>> = {
  enterprise: 'industrial',
  enterpriseStormwater: 'industrial',
  parkWorks: 'industrial',
  parkStormwater: 'industrial',
  townWorks: 'townWorks',
  livestock: 'farming',
  aquaculture: 'farming',
  irrigation: 'other',
  port: 'other',
  smallFarming: 'other',
  villageWorks: 'other',
  villageSewage: 'other',
  townSewage: 'other',
  townStormwater: 'other',
}
