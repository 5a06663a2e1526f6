"""Every number of the report, in Decimal: realisasi, capaian, the ladder to the NPSS, budget and efficiency, levers.

In: checked records of `content`; a realisasi is asked of its metode. Out: `Hasil`. No number of a regulation stands
here: it is in content/aturan/.
"""
