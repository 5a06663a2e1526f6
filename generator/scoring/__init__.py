"""Every number of the report, in Decimal: realisasi, capaian, the ladder to the NPSS, budget and efficiency, levers.

In: checked records of `content`. Out: `Hasil`. No number of a regulation stands here: it is in content/aturan/.
"""
