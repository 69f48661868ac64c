export function HitList() { return null }
