/** Sentences that explain one finding. */
import type { Message } from './translate'

export const explanationMessages = {
  overlap: {
    zh: '“{subject}”（面积 {area} 平方米，{mu} 亩）与{layer}“{constraint}”{version}重叠 {overlap} 平方米（{overlapMu} 亩），占该地块的 {share}，占该{layer}的 {otherShare}。',
    en: '“{subject}” ({area} m²) overlaps {layer} “{constraint}”{version} by {overlap} m²: {share} of the parcel, {otherShare} of the {layer}.',
  },
  line: {
    zh: '“{subject}”有 {length} 米位于{layer}“{constraint}”{version}内，占全长的 {share}。',
    en: '“{subject}” runs for {length} m inside {layer} “{constraint}”{version}: {share} of its length.',
  },
  within: { zh: '“{subject}”位于{layer}“{constraint}”{version}内。', en: '“{subject}” lies inside {layer} “{constraint}”{version}.' },
  distance: {
    zh: '“{subject}”距{layer}“{constraint}”{version} {distance} 米，在规定的 {limit} 米以内。',
    en: '“{subject}” is {distance} m from {layer} “{constraint}”{version}, within the {limit} m of the rule.',
  },
  meets: { zh: '“{subject}”与{layer}“{constraint}”{version}相接或相交，距离为 0。', en: '“{subject}” touches or crosses {layer} “{constraint}”{version}: distance 0.' },
  nearest: { zh: '最近处：地块一侧 {from}，{layer}一侧 {to}。', en: 'Nearest places: {from} on the parcel, {to} on the {layer}.' },
  extent: { zh: '重叠部分共 {pieces} 块，东经 {west} 至 {east}，北纬 {south} 至 {north}。', en: 'The overlap has {pieces} piece(s), from {west} to {east} E and {south} to {north} N.' },
  sliver: { zh: '重叠面积小于容差 {tolerance} 平方米，记为碎屑，可能由数字化误差造成。', en: 'The overlap is below the tolerance of {tolerance} m²: a sliver that digitising may have caused.' },
  basis: { zh: '规则 {rule}：{title}。依据 {basis}。', en: 'Rule {rule}: {title}. Basis: {basis}.' },
  unverified: { zh: '该依据尚未在官方文本中核实。', en: 'This basis has not been verified in an official text.' },
  repaired: { zh: '地块图形有误，已先行修复再计算。', en: 'The geometry of the parcel was repaired before it was computed on.' },
  demonstration: { zh: '该图层为示范数据，不是法定边界。', en: 'This layer is demonstration data, not a legal boundary.' },
  suspicion: { zh: '结果为疑似，须经核实。', en: 'This is a suspicion, pending verification.' },
  version: { zh: '（{vintage} 版）', en: ' (version {vintage})' },
} as const satisfies Record<string, Message>
