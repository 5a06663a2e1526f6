"""Charts: stable bytes, no value lost or invented, legible layout, nothing that needs a style sheet."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal as D
from itertools import combinations, pairwise
from pathlib import Path as Folder
from typing import get_args
from xml.etree import ElementTree

import matplotlib
import pytest
from matplotlib.textpath import text_to_path
from PIL import Image, ImageChops

from generator import charts
from generator.charts import Bar, Bars, Chart, Mark, Pair, Pairs, Path, Point, Scatter, Tree, Trend, Twig, svg
from generator.charts.card import DARK, GROUND
from generator.charts.drawing import FONTS, SIZE, WIDTH, Drawing, Scale, Shape, Sign, StraightLine, TextMark
from generator.charts.fonts import Lettering, face, spread
from generator.charts.layout import compose
from generator.charts.look import PALETTES, Scheme
from generator.charts.png import Sheet

SVG = "{http://www.w3.org/2000/svg}"
MARKS = (Mark(D(100), "100 target"), Mark(D(120), "120 batas hitung"))
RUPA = ("tinggi", "baik", "sedang", "rendah", "khusus", "kosong")
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


def bars(count: int = 3) -> Bars:
    items = tuple(
        Bar(f"{i + 1}. Persentase obat", D(60 + 5 * i), f"{60 + 5 * i},00", RUPA[i % 6]) for i in range(count)
    )
    return Bars("Capaian", "Tiga indikator.", items, MARKS, D(138), "%")


def bar_chart(*values: str | None, maximum: str | None = None, marks: tuple[Mark, ...] = ()) -> Bars:
    items = [
        Bar("A", None, "belum dinilai", "kosong") if v is None else Bar("A", D(v), v.replace(".", ","), "baik")
        for v in values
    ]
    return Bars("judul", "alt", tuple(items), marks, None if maximum is None else D(maximum), "")


def pairs(count: int = 3) -> Pairs:
    items = tuple(Pair(f"Sasaran {i}", D(100 * (i + 1)), D(40 * i), f"Rp{40 * i} dari Rp{100}") for i in range(count))
    return Pairs("Pagu", "Rp1 dari Rp2.", items, "rupiah")


def path(count: int = 4) -> Path:
    return Path(
        judul="Jalur",
        alt="Target dan realisasi.",
        periods=tuple(f"TW {i}" for i in range(count)),
        targets=tuple(D(90 + i) for i in range(count)),
        actuals=(D("83.33"), *([None] * (count - 1))),
        rupa=("sedang", *([None] * (count - 1))),
        target_texts=tuple(f"{90 + i},00" for i in range(count)),
        actual_texts=("83,33", *([""] * (count - 1))),
        unit="%",
    )


def scatter(count: int = 3) -> Scatter:
    points = tuple(Point(f"IKU {i + 1}", D(7 * i % 31), D(60 + 13 * i % 71), RUPA[i % 5]) for i in range(count))
    return Scatter("Sebar", "Capaian terhadap serapan.", points, "Serapan (%)", "Capaian (%)", (), MARKS, D(138))


def trend(count: int = 5) -> Trend:
    values = tuple(None if i == 1 else D(80 + 3 * i) for i in range(count))
    texts = tuple("" if v is None else f"{v},00" for v in values)
    return Trend("Tren", "Naik.", tuple(f"TW {i} 2024" for i in range(count)), values, texts, MARKS)


def tree(count: int = 6) -> Tree:
    """Return a tree whose third branch hangs below the first again; every one has words below its name."""
    kinds = ("atas", "sasaran", "indikator")
    made = (
        Twig(i % 3, f"Cabang contoh {i}", f"keterangan {i}", kinds[i % 3], "baik" if i % 3 == 2 else "")
        for i in range(count)
    )  # type: ignore[arg-type]
    return Tree("Pohon", "Enam cabang.", tuple(made))


MAKERS = (bars, pairs, path, scatter, trend, tree)


def layout(chart: Chart) -> Drawing:
    return compose(chart, Lettering())


def test_a_target_that_is_a_range_is_drawn_with_both_its_ends() -> None:
    ranged = replace(path(), atas=tuple(None if t is None else t + 4 for t in path().targets))
    lines = [{str(getattr(item, "gid", "")) for item in layout(chart).items} for chart in (path(), ranged)]
    assert ["target-atas" in " ".join(gids) for gids in lines] == [False, True]


def texts(chart: Chart) -> list[str]:
    return [i.text for i in layout(chart).items if isinstance(i, TextMark)]


def shapes(chart: Chart) -> dict[str, Shape]:
    return {i.gid: i for i in layout(chart).items if isinstance(i, Shape) and i.gid}


def reach(shape: Shape) -> tuple[float, float]:
    xs = [x for x, _ in shape.points]
    return min(xs), max(xs)


def render(chart: Chart, scheme: Scheme, fonts: Folder = FONTS) -> bytes:
    return charts.draw(chart, fonts)[SCHEMES.index(scheme)]


def rendered(chart: Chart, scheme: Scheme = "terang") -> ElementTree.Element:
    return ElementTree.fromstring(render(chart, scheme))


def ids(chart: Chart) -> set[str]:
    return {e.get("id", "") for e in rendered(chart).iter(f"{SVG}g")}


# What every chart holds


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("count", [1, 3, 25])
@pytest.mark.parametrize("make", MAKERS)
def test_every_type_renders_well_formed_and_as_large_as_said(make, count, scheme):
    chart = make(count)
    root = rendered(chart, scheme)
    width, height = charts.size(chart)
    assert (root.get("width"), root.get("height")) == (str(width), str(height))
    assert root.get("viewBox") == f"0 0 {width} {height}"


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_chart_is_the_same_bytes(make):
    assert render(make(), "gelap") == render(make(), "gelap")


@pytest.mark.parametrize("make", MAKERS)
def test_what_was_drawn_before_changes_nothing(make):
    alone = charts.draw(make())
    svg.lettered.cache_clear()  # the letters are known by now, the texts are not
    charts.draw(trend(12))
    assert charts.draw(make()) == alone


@pytest.mark.parametrize("make", MAKERS)
def test_rendering_leaves_the_settings_of_matplotlib_alone(make):
    before = dict(matplotlib.rcParams)
    render(make(), "terang")
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("make", MAKERS)
def test_nothing_needs_a_style_sheet_or_another_file(make):
    svg = render(make(), "terang").decode()
    assert "style" not in svg
    assert svg.count("<text") == svg.count('fill-opacity="0"')  # what is seen are paths
    assert set(re.findall(r"https?://[^\"]+", svg)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert all(ref.startswith("#") for ref in re.findall(r'href="([^"]+)"', svg))


@pytest.mark.parametrize("make", MAKERS)
def test_the_text_is_real_and_unseen(make):
    said = [e.text for e in rendered(make()).iter(f"{SVG}text")]
    assert said == texts(make())


def test_an_edge_of_letters_is_soft_and_white_letters_stand_on_the_dark_band():
    sheet = Sheet(200, 60, 2, FONTS)
    sheet.box(0, 0, 200, 30, DARK)
    sheet.text(4, 22, "Oo", GROUND)
    sheet.text(4, 52, "Oo", "ink")
    image = Image.open(io.BytesIO(sheet.png())).convert("RGB")
    for top, paper, ink in ((0, PALETTES["terang"][DARK], "#ffffff"), (30, "#ffffff", PALETTES["terang"]["ink"])):
        colours = {c for _, c in image.crop((0, top, 200, top + 30)).getcolors() or []}
        ends = {tuple(bytes.fromhex(c[1:])) for c in (paper, ink)}
        assert ends < colours
        low, high = sorted(ends)
        assert all(a <= part <= b for c in colours for a, part, b in zip(low, c, high, strict=True))


def test_a_text_on_a_sheet_is_as_wide_as_it_says():
    for text, bold in (("Nilai kinerja (NPSS), hitungan ulang", False), ("96,37", True), ("Ω ▲", False)):
        sheet = Sheet(900, 60, 2, FONTS)
        sheet.text(0, 40, text, "ink", 30, bold)
        box = ImageChops.invert(Image.open(io.BytesIO(sheet.png())).convert("L")).getbbox()
        assert box
        assert box[2] == pytest.approx(sheet.width(text, 30, bold), abs=4)  # but for the room beside the last letter


def test_between_the_reference_lines_there_is_a_band():
    band = shapes(trend())["pita"]
    lines = [i.points[0][1] for i in layout(trend()).items if isinstance(i, StraightLine) and i.dashes]
    assert sorted({y for _, y in band.points}) == pytest.approx(sorted(lines))
    assert "pita" not in shapes(replace(trend(), marks=MARKS[:1]))


@pytest.mark.parametrize("make", MAKERS)
def test_nothing_is_dated(make):
    assert not re.search(r"20\d\d-\d\d-\d\d|Matplotlib", render(make(), "terang").decode())


@pytest.mark.parametrize("make", MAKERS)
def test_the_background_is_transparent(make):
    drawing = layout(make())
    whole = [i for i in drawing.items if isinstance(i, Shape) and i.points[2] == (WIDTH, drawing.height)]
    assert whole == []
    assert 'id="patch_0"' not in render(make(), "terang").decode()


@pytest.mark.parametrize("make", MAKERS)
def test_title_and_description_are_escaped_and_first(make):
    chart = replace(make(), judul='A < B & "C"', alt="</desc><script>x</script>")
    title, desc = list(rendered(chart))[:2]
    assert (title.tag, title.text) == (f"{SVG}title", 'A < B & "C"')
    assert (desc.tag, desc.text) == (f"{SVG}desc", "</desc><script>x</script>")


@pytest.mark.parametrize("count", [1, 3, 25])
@pytest.mark.parametrize("make", MAKERS)
def test_everything_lies_within_the_drawing(make, count):
    drawing, lettering = layout(make(count)), Lettering()
    for item in drawing.items:
        if isinstance(item, TextMark):
            shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor] * lettering.width(item.text, item.bold)
            assert item.x - shift > -1 and item.y >= SIZE * 0.7 and item.y <= drawing.height - 4, item
            assert item.x - shift + lettering.width(item.text, item.bold) < WIDTH + 1, item
        elif isinstance(item, Shape | StraightLine):
            assert all(-1 <= x <= WIDTH + 1 and -1 <= y <= drawing.height + 1 for x, y in item.points), item


@pytest.mark.parametrize("make", MAKERS)
def test_dark_differs_from_light_only_in_colours(make):
    light, dark = (render(make(), s).decode() for s in SCHEMES)

    def bare(svg: str) -> str:
        return re.sub(r"#[0-9a-f]{6}|\bh[0-9a-f]{10}\b", "", svg)

    assert light != dark
    assert bare(light) == bare(dark)


def test_a_dollar_sign_is_a_dollar_sign():
    chart = bars()
    odd = replace(chart, bars=(replace(chart.bars[0], label="$a_1$ dan \\frac"),))
    assert "$a_1$ dan \\frac" in texts(odd)
    render(odd, "terang")


def test_an_unknown_rupa_is_a_mistake_of_the_caller():
    chart = Bars("", "", (Bar("A", D(1), "1", "ungu"),), (), None, "")
    with pytest.raises(KeyError):
        render(chart, "terang")


def test_colours_are_the_tokens_in_both_schemes():
    assert PALETTES["terang"].keys() == PALETTES["gelap"].keys()
    assert {*RUPA, "netral"} <= PALETTES["terang"].keys()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_have_contrast_enough(scheme):
    palette = PALETTES[scheme]
    assert all(contrast(palette[r], palette["ground"]) >= 3 for r in (*RUPA, "netral"))
    assert all(contrast(palette[t], palette["ground"]) >= 4.5 for t in ("ink", "ink-2"))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# Bars


def test_not_assessed_is_a_slot_with_words_and_not_a_zero():
    chart = bar_chart(None, "0", "50")
    slot, zero = shapes(chart)["bar-0-belum"], shapes(chart)["bar-1"]
    assert (slot.fill, slot.hatch != "", slot.dashed) == (None, True, True)
    assert reach(zero)[1] - reach(zero)[0] == 0
    assert "belum dinilai" in texts(chart)
    assert {"bar-0-belum", "bar-1", "bar-2"} <= ids(chart)


def test_not_assessed_has_its_words_even_if_the_caller_gives_none():
    assert "belum dinilai" in texts(Bars("", "", (Bar("A", None, "", "kosong"),), (), None, ""))


def test_lengths_are_in_proportion():
    found = shapes(bar_chart("25", "50", "100"))
    lengths = [reach(found[f"bar-{i}"])[1] - reach(found[f"bar-{i}"])[0] for i in range(3)]
    assert lengths == pytest.approx([lengths[2] / 4, lengths[2] / 2, lengths[2]])


def test_a_bar_above_the_maximum_is_cut_and_keeps_its_text():
    chart = bar_chart("50", "3", maximum="10")
    assert "50" in texts(chart)
    found = shapes(chart)
    assert {"bar-0-terpotong", "bar-0-sisa", "bar-1"} == {g for g in found if g.startswith("bar")}
    assert found["bar-0-sisa"].points[0][0] - found["bar-0-terpotong"].points[1][0] > 8


def test_a_bar_at_the_maximum_is_whole():
    assert "bar-0" in shapes(bar_chart("10", maximum="10"))


def test_a_bar_far_below_zero_is_cut_on_the_left():
    found = shapes(bar_chart("-50", "3", maximum="10"))
    assert reach(found["bar-0-sisa"])[0] < reach(found["bar-0-terpotong"])[0]


def test_a_negative_bar_goes_left_from_zero():
    found = shapes(bar_chart("-1", "4"))
    assert reach(found["bar-0"])[1] == pytest.approx(reach(found["bar-1"])[0])


def test_the_scale_ends_at_the_values_when_all_are_below_the_maximum():
    assert reach(shapes(bar_chart("2", maximum="10"))["bar-0"])[1] > WIDTH - 10


@pytest.mark.parametrize("values", [(None, None), ("0", "0"), ("-3", "-1"), ()])
def test_scales_without_a_positive_value(values):
    render(bar_chart(*values), "terang")


def test_kosong_and_khusus_are_hatched_and_every_kategori_has_its_sign():
    items = tuple(Bar(r, D(5), "5", r) for r in RUPA)
    chart = Bars("", "", items, (), None, "")
    assert [r for i, r in enumerate(RUPA) if shapes(chart)[f"bar-{i}"].hatch] == ["khusus", "kosong"]
    assert [i.rupa for i in layout(chart).items if isinstance(i, Sign)] == list(RUPA)


def test_a_neutral_bar_has_no_sign():
    assert not [
        i for i in layout(Bars("", "", (Bar("A", D(1), "1", "netral"),), (), None, "")).items if isinstance(i, Sign)
    ]


@pytest.mark.parametrize("values", [("90",), ("103.52",), ("138", "70")])
@pytest.mark.parametrize("unit", ["", "%"])
def test_words_of_marks_stand_at_their_lines_and_apart(values, unit):
    chart = replace(bar_chart(*values, marks=MARKS), unit=unit)
    words = {i.text: i for i in layout(chart).items if isinstance(i, TextMark)}
    ends = {m.text: (words[m.text].x, words[m.text].x + Lettering().width(m.text)) for m in MARKS}
    lines = [i for i in layout(chart).items if isinstance(i, StraightLine) and i.width == 2.0]
    for low, high in ends.values():
        assert any(low - 1 <= line.points[0][0] <= high + 1 for line in lines)
    first, second = (words[m.text] for m in MARKS)
    assert first.y != second.y or ends[MARKS[0].text][1] < second.x


def test_many_bars_repeat_the_words_of_marks_below():
    assert texts(bars(3)).count("100 target") == 1
    assert texts(bars(25)).count("100 target") == 2


def test_a_mark_beyond_the_scale_is_left_out():
    assert "100 target" not in texts(bar_chart("5", maximum="10", marks=MARKS))


def test_the_unit_is_named_unless_every_reader_sees_it_in_the_values():
    assert "Satuan: %" in texts(bars())
    chart = bars()
    shown = replace(chart, bars=tuple(replace(b, text=f"{b.text}%") for b in chart.bars))
    assert "Satuan: %" not in texts(shown)


def test_a_long_label_wraps_and_makes_the_chart_higher():
    short = bar_chart("5")
    long = replace(short, bars=(replace(short.bars[0], label="Persentase obat yang aman dan bermutu " * 4),))
    assert charts.size(long)[1] > charts.size(short)[1] + 40


def test_a_long_value_beside_a_long_label_has_a_line_of_its_own():
    pair = Pair(
        "Meningkatnya kepatuhan pelaku usaha di wilayah kerja", D(2), D(1), "Rp310.077.310 dari Rp1.096.077.310"
    )
    label, value = (i for i in layout(Pairs("", "", (pair,), "")).items if isinstance(i, TextMark))
    assert value.y > label.y


# Pairs


def test_the_part_lies_inside_the_whole():
    found = shapes(
        Pairs("", "", (Pair("S", D(400), D(100), "100 dari 400"), Pair("T", D(200), D(0), "0 dari 200")), "")
    )
    assert reach(found["pair-0-part"])[0] == reach(found["pair-0-whole"])[0]
    assert reach(found["pair-0-part"])[1] == pytest.approx(reach(found["pair-0-whole"])[1] / 4, abs=1)
    assert reach(found["pair-1-whole"])[1] == pytest.approx(reach(found["pair-0-whole"])[1] / 2, abs=1)


def test_a_part_larger_than_its_whole_still_fits():
    assert reach(shapes(Pairs("", "", (Pair("S", D(1), D(3), "3 dari 1"),), ""))["pair-0-part"])[1] <= WIDTH


# Path and trend


def points(chart: Chart) -> dict[str, Sign]:
    return {i.gid: i for i in layout(chart).items if isinstance(i, Sign) and i.gid}


def test_a_period_to_come_shows_nothing_and_one_not_assessed_a_slot():
    chart = replace(path(), rupa=("sedang", "kosong", None, None))
    assert set(points(chart)) == {"point-0"}
    assert [g for g in shapes(chart) if g.endswith("belum")] == ["point-1-belum"]
    assert "belum dinilai" in texts(chart)
    assert "belum dinilai" not in texts(path())


def test_actual_below_target_has_its_label_below_and_the_target_above():
    words = {i.text: i for i in layout(path()).items if isinstance(i, TextMark)}
    point = points(path())["point-0"]
    assert words["90,00"].y < point.y < words["83,33"].y


@pytest.mark.parametrize(("value", "text"), [(D(90), "90,0"), (D("95.5"), "95,50")])
def test_actual_at_or_above_target_has_its_label_above_and_the_target_below(value: D, text: str):
    chart = replace(path(), actuals=(value, *path().actuals[1:]), actual_texts=(text, *path().actual_texts[1:]))
    words = {i.text: i for i in layout(chart).items if isinstance(i, TextMark)}
    point = points(chart)["point-0"]
    assert words[text].y < point.y < words["90,00"].y


def test_the_target_line_is_dashed_and_broken_where_there_is_no_target():
    chart = replace(path(), targets=(D(90), D(91), None, D(93)))
    lines = [i for i in layout(chart).items if isinstance(i, StraightLine) and (i.gid or "").startswith("target")]
    assert len(lines) == 2
    assert all(line.dashes for line in lines)


def test_a_path_without_any_number_renders():
    none = (None,) * 4
    render(replace(path(), targets=none, actuals=none, rupa=none), "terang")


def test_a_trend_has_a_gap_and_a_slot_where_nothing_is_assessed():
    lines = [i for i in layout(trend()).items if isinstance(i, StraightLine) and (i.gid or "").startswith("trend")]
    assert [len(line.points) for line in lines] == [3]
    assert "point-1-belum" in shapes(trend())
    assert set(points(trend())) == {"point-0", "point-2", "point-3", "point-4"}


def test_a_long_trend_labels_first_last_lowest_and_highest():
    values = tuple(D(v) for v in (90, 95, 99, 80, 97, 110, 102, 101, 100))
    chart = Trend("", "", tuple(f"TW {i}" for i in range(9)), values, tuple(f"n{v}" for v in values), ())
    assert [t for t in texts(chart) if t.startswith("n")] == ["n90", "n80", "n110", "n100"]


def test_a_trend_label_keeps_off_a_reference_line():
    chart = Trend("", "", ("A", "B"), (D(70), D(93)), ("70", "93,00"), MARKS)
    label = next(i for i in layout(chart).items if isinstance(i, TextMark) and i.text == "93,00")
    assert label.y > points(chart)["point-1"].y


def test_period_names_are_all_in_one_line_or_all_in_two():
    assert {"TW I", "2024"} <= set(texts(replace(trend(8), periods=("TW I 2024",) * 8)))
    assert "TW I 2024" in texts(replace(trend(2), periods=("TW I 2024",) * 2))


# Scatter


def test_a_point_above_the_maximum_stands_at_the_edge_with_an_arrow():
    chart = Scatter(
        "", "", (Point("IKU 1", D(1), D(500), "khusus"), Point("IKU 2", D(2), D(90), "baik")), "x", "y", (), (), D(138)
    )
    assert {"point-0", "point-0-terpotong", "point-1"} <= ids(chart)
    assert points(chart)["point-0"].y < points(chart)["point-1"].y
    assert "point-1-terpotong" not in ids(chart)


def test_points_without_a_value_are_listed_as_not_assessed():
    chart = replace(
        scatter(),
        points=(*scatter().points, Point("IKU 8", None, D(3), "kosong"), Point("IKU 9", D(3), None, "kosong")),
    )
    assert "belum dinilai: IKU 8, IKU 9" in texts(chart)
    assert set(points(chart)) == {"point-0", "point-1", "point-2"}


def test_labels_of_scattered_points_do_not_overlap():
    chart, wide = scatter(25), Lettering().width
    labels = [i for i in layout(chart).items if isinstance(i, TextMark) and i.text.startswith("IKU")]
    assert len(labels) == 25
    for one, other in combinations(labels, 2):
        apart = abs(one.y - other.y) >= SIZE * 0.7
        assert apart or one.x + wide(one.text) <= other.x + 1 or other.x + wide(other.text) <= one.x + 1


def test_lines_pass_behind_the_words_of_scattered_points():
    items = layout(scatter(25)).items
    plates = [n for n, i in enumerate(items) if isinstance(i, Shape) and i.fill == "ground"]
    words = [n for n, i in enumerate(items) if isinstance(i, TextMark) and i.text.startswith("IKU")]
    lines = [n for n, i in enumerate(items) if isinstance(i, StraightLine) and i.width == 1.0]
    assert len(plates) == len(words) == 25
    assert max(lines) < min(plates) and max(plates) < min(words)


def test_points_at_the_same_place_have_labels_apart():
    chart = replace(scatter(), points=tuple(Point(f"IKU {i}", D(5), D(100), "baik") for i in range(6)))
    places = [(i.x, i.y) for i in layout(chart).items if isinstance(i, TextMark) and i.text.startswith("IKU")]
    assert len(set(places)) == 6


def test_ticks_are_round_numbers_written_as_in_indonesian():
    chart = Scatter("", "", (Point("A", D("-0.5"), D(0), "baik"), Point("B", D(1), D(1), "baik")), "x", "y", (), ())
    assert "−0,5" in texts(chart)


def test_vertical_marks_have_their_words():
    assert "22,5 rata-rata" in texts(replace(scatter(), x_marks=(Mark(D("22.5"), "22,5 rata-rata"),)))


def test_a_scatter_without_points_renders():
    render(replace(scatter(), points=(), y_marks=()), "gelap")


# Parts


def test_spread_keeps_things_apart_and_near():
    assert spread((0, 50), (10, 10), 0, 100, 5) == (0, 50)
    assert spread((0, 5), (10, 10), 0, 100, 5) == (0, 15)
    assert spread((80, 95), (10, 10), 0, 100, 5) == (75, 90)


@pytest.mark.parametrize("text", ["Meningkatnya kepatuhan AV To", "a", "dua  spasi ", "Ω ⅞ ▲"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_text_is_as_wide_as_matplotlib_says_though_its_words_are_measured_one_by_one(text, bold):
    said = text_to_path.get_text_width_height_descent(text, face(text, bold, FONTS), False)[0]
    assert Lettering().width(text, bold) == pytest.approx(said)


def test_a_value_beyond_a_scale_is_held_at_its_end():
    scale = Scale(D(0), D(10), 0, 100)
    assert [scale.at(D(v)) for v in (-5, 5, 50)] == [0, 50, 100]


def test_without_the_fonts_of_the_site_it_is_dejavu(tmp_path):
    assert "DejaVuSans-Bold" in str(face("a", True, tmp_path).get_file())
    assert render(bars(), "terang", tmp_path) == render(bars(), "terang", tmp_path)


@pytest.mark.skipif(not (FONTS / "PlusJakartaSans-Regular.ttf").is_file(), reason="the site's fonts are not there")
def test_a_letter_that_the_font_lacks_is_taken_from_dejavu():
    assert "PlusJakartaSans" in str(face("Capaian", False, FONTS).get_file())
    assert "DejaVuSans" in str(face("漢 Ω ⅞ ▲", False, FONTS).get_file())


def test_only_this_package_imports_matplotlib():
    package = Folder(charts.__file__).parent
    others = [f for f in package.parent.rglob("*.py") if package not in f.parents]
    assert [f.name for f in others if re.search(r"^\s*(import|from) matplotlib", f.read_text("utf-8"), re.M)] == []
    assert not any(
        "pyplot" in line for f in package.glob("*.py") for line in f.read_text("utf-8").splitlines() if "import" in line
    )


@pytest.mark.parametrize("whole", [bars(25), replace(bars(25), maximum=D(90)), pairs(25)], ids=["bars", "cut", "pairs"])
def test_a_tall_chart_is_several_on_one_scale_and_loses_no_row(whole: Bars | Pairs) -> None:
    assert charts.cut(whole, charts.size(whole)[1]) == [whole]
    pieces = charts.cut(whole, 700)
    assert len(pieces) == 3
    assert all(charts.size(one)[1] <= 700 for one in pieces)
    drawn = [*shapes(whole).items()]
    found = [shape for one in pieces for shape in shapes(one).items()]
    assert [reach(shape) for _, shape in found] == [reach(shape) for _, shape in drawn]


def test_what_has_no_rows_is_not_cut_nor_a_row_that_is_taller() -> None:
    assert charts.cut(scatter(), 10) == [scatter()]
    assert [len(one.bars) for one in charts.cut(bars(3), 10) if isinstance(one, Bars)] == [1, 1, 1]


# Trees


def test_a_branch_stands_further_in_than_what_it_hangs_below_and_under_it():
    found = shapes(tree(6))
    edges = [
        (min(x for x, _ in s.points), min(y for _, y in s.points), max(y for _, y in s.points)) for s in found.values()
    ]
    assert [round(left - 1) for left, _, _ in edges] == [0, 26, 52, 0, 26, 52]
    assert all(below[1] > above[2] for above, below in pairwise(edges))


def test_the_line_of_a_branch_begins_at_what_it_hangs_below():
    twigs = tuple(Twig(depth, f"Cabang {n}", "", "sasaran") for n, depth in enumerate((0, 1, 2, 1)))
    drawn = layout(Tree("", "", twigs))
    lines = [i.points for i in drawn.items if isinstance(i, StraightLine)]
    found = [*shapes(Tree("", "", twigs)).values()]
    foot = [max(y for _, y in s.points) for s in found]
    assert [points[0][1] for points in lines] == [foot[0], foot[1], foot[0]]
    for points, (left, top, bottom) in zip(
        lines, [(s.points[0][0], s.points[0][1], s.points[2][1]) for s in found[1:]], strict=True
    ):
        assert points[-1][0] == pytest.approx(left)
        assert top < points[-1][1] < bottom


def test_a_tree_that_no_page_holds_is_cut_and_loses_no_branch():
    pieces = charts.cut(tree(60), 800)
    assert len(pieces) > 1 and all(charts.size(piece)[1] <= 800 for piece in pieces)
    assert [t for piece in pieces if isinstance(piece, Tree) for t in piece.twigs] == [*tree(60).twigs]
    assert charts.cut(tree(3), 800) == [tree(3)]
