// Saves each input when it is left. Nothing typed is lost: until it is in a file it is also kept in this browser.
'use strict';
const address = document.body.dataset.alamat;
const inputs = [...document.querySelectorAll('[data-lama]')];
const state = document.getElementById('keadaan');
const home = `lapkin:${document.body.dataset.kantor}:${address}:`; // other content at this address is none of ours
const keyOf = (input) => home + input.name;
const held = new Set(); // what was typed before the file changed: not sent until it is chosen
const dirty = () => inputs.filter((input) => input.value !== input.dataset.lama && !held.has(input));
// The row that an input is in, and those around it, as they are in the file: rows move, and are known by this alone.
const rowOf = ({ name, dataset: { butir } }) => Object.fromEntries(inputs.filter((one) => butir && one.name !== name
  && one.dataset.butir && butir.startsWith(one.dataset.butir)).map((one) => [one.name, one.dataset.lama]));
const changeOf = (input) => ({ nama: input.name, lama: input.dataset.lama, baru: input.value, sebaris: rowOf(input) });
let running = Promise.resolve();
let later = 0;
let forgetful = false; // whether this browser keeps nothing
let leaving = false;

function keep(input) {
  if (held.has(input)) return;
  const open = input.value !== input.dataset.lama;
  input.toggleAttribute('data-belum', open);
  try {
    if (open) localStorage.setItem(keyOf(input), JSON.stringify({ ...changeOf(input), label: input.dataset.label }));
    else localStorage.removeItem(keyOf(input));
  } catch { forgetful = true; /* a browser without storage: the page still holds what was typed */ }
}

// The page anew, without asking: what is not saved yet comes back from this browser. Without that, it would be lost.
function renew() {
  if (forgetful && dirty().length) { say('Salin isian yang belum tersimpan, lalu muat ulang halaman ini'); return; }
  leaving = true;
  location.reload();
}

function say(text) { if (state) state.textContent = text; }

function faults(found, grave) {
  for (const place of document.querySelectorAll('.pesan')) place.textContent = '';
  for (const input of inputs) input.removeAttribute('aria-invalid');
  for (const home of document.querySelectorAll('.tawaran')) home.remove();
  const top = document.getElementById('p-');
  top.replaceChildren();
  for (const name of grave) document.getElementById(name)?.setAttribute('aria-invalid', 'true');
  for (const [name, texts] of Object.entries(found)) {
    const place = name && document.getElementById(`p-${name}`);
    if (place) {
      place.textContent = texts.join(' ');
      offers(document.getElementById(name));
    } else for (const text of texts) top.append(Object.assign(document.createElement('li'), { textContent: text }));
  }
}

// A figure typed into a text is one click away from its address.
const TYPED = /Angka (\S+) diketik\. Tulis (\{\{[^{}]*\}\})/g;
function swapped(text, typed, alamat) {
  const whole = new RegExp(`(?<![\\w.,])${typed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w|[.,][0-9])`);
  const parts = text.split(/(\{\{[^{}]*\}\})/);
  const at = parts.findIndex((part) => !part.startsWith('{{') && whole.test(part));
  if (at >= 0) parts[at] = parts[at].replace(whole, () => alamat);
  return parts.join('');
}
function offers(input) {
  const place = document.getElementById(`p-${input.name}`);
  if (place.nextElementSibling?.matches('.tawaran')) place.nextElementSibling.remove();
  const home = Object.assign(document.createElement('span'), { className: 'tawaran' });
  for (const [, typed, alamat] of place.textContent.matchAll(TYPED)) {
    home.append(button(`Ganti ${typed} dengan ${alamat}`, () => { input.value = swapped(input.value, typed, alamat); keep(input); queue([input]); }), ' ');
  }
  if (home.childElementCount) place.after(home);
}

async function post(path, body) {
  const photo = body instanceof Blob;
  const kind = photo ? 'application/octet-stream' : 'application/json';
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': kind }, body: photo ? body : JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

// All that is not saved yet goes along, what was left last at the end: inputs may need each other.
async function save(last) {
  const open = dirty();
  const sent = [...open.filter((input) => !last.includes(input)), ...last.filter((input) => open.includes(input))];
  if (!sent.length) return false;
  clearTimeout(later);
  say('Menyimpan …');
  const changes = sent.map(changeOf);
  let found;
  try {
    found = await post(address + location.search, { isian: changes });
  } catch (error) {
    say(`Belum tersimpan, dicoba lagi. ${error.message}`);
    later = setTimeout(() => queue(last), 3000);
    return false;
  }
  let moved = false;
  for (const { nama, baru } of changes) {
    if (!(nama in found.tertulis)) continue;
    const input = document.getElementById(nama);
    const stored = found.tertulis[nama];
    const gone = Boolean(baru.trim()) && !stored; // what is left in its row must not pass for a row of its own
    moved ||= gone;
    if (input.value === baru && !gone) input.value = stored;
    input.dataset.lama = gone ? baru : stored;
    keep(input);
  }
  for (const input of dirty()) keep(input); // their rows say something else now
  faults(found.salah, found.galat);
  for (const place of document.querySelectorAll('[data-angka]')) {
    if (found.angka) place.textContent = found.angka[place.dataset.angka] ?? 'belum ada';
  }
  const waiting = dirty().length + held.size;
  if (found.jam) say(waiting ? `Tersimpan ${found.jam}; ${waiting} isian belum` : `Tersimpan ${found.jam}`);
  else say(`${waiting} isian belum tersimpan`);
  if (moved) renew(); // a new row stands elsewhere than it was typed
  return Object.keys(found.tertulis).length > 0;
}

function queue(last) {
  running = running.then(() => save(last));
  return running;
}

function button(text, click) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  made.addEventListener('click', click);
  return made;
}

// What was typed, and the file says something else since: she chooses, by a button or by typing on.
function choose(input, kept) {
  held.add(input);
  input.value = kept.baru;
  const note = document.createElement('p');
  const done = (value) => { held.delete(input); note.remove(); input.value = value; keep(input); queue([input]); };
  input.addEventListener('input', () => { if (held.delete(input)) note.remove(); });
  note.append(`Isian ini berubah di berkas sejak Anda mengetik, menjadi: ${input.dataset.lama || 'kosong'}. Yang Anda ketik ada di kotak ini dan belum tersimpan. `,
    button('Simpan yang saya ketik', () => done(input.value)), ' ', button('Pakai isi berkas', () => done(input.dataset.lama)));
  document.getElementById(`p-${input.name}`).before(note);
}

// What was typed, and has no place here any more: it is shown until she has copied it.
function left(key, kept) {
  const note = document.createElement('p');
  note.append(`${kept.label ?? 'Isian'}: ${kept.baru} `, button('Sudah tidak perlu', () => { localStorage.removeItem(key); note.remove(); }));
  const place = document.getElementById('tertinggal');
  place.append(note);
  place.hidden = false;
}

function restore(key) {
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(key)); } catch { /* nothing usable is kept */ }
  if (!kept?.baru && !kept?.lama) return;
  const input = document.getElementById(key.slice(home.length));
  const row = input && rowOf(input);
  const moved = !input || Object.entries(kept.sebaris ?? {}).some(([name, text]) => (row[name] ?? '') !== text);
  if (moved) { if (kept.baru) left(key, kept); else localStorage.removeItem(key); return; }
  if (kept.baru === input.dataset.lama) { localStorage.removeItem(key); return; }
  say('Ada isian yang belum tersimpan');
  if (kept.lama !== input.dataset.lama) choose(input, kept);
  else { input.value = kept.baru; keep(input); }
}

try {
  for (const key of Object.keys(localStorage)) if (key.startsWith(home)) restore(key);
} catch { /* a browser without storage */ }

for (const input of inputs) {
  input.addEventListener('input', () => keep(input));
  input.addEventListener('change', () => queue([input]));
}

for (const input of inputs) offers(input);

// A name of the report before, such as that of a row, is taken over by a click.
for (const input of inputs.filter(({ dataset, value }) => dataset.dahulu && !value)) {
  const take = button('Pakai', () => { input.value = input.dataset.dahulu; take.remove(); keep(input); queue([input]); });
  take.setAttribute('aria-label', `Pakai ${input.dataset.dahulu} untuk ${input.dataset.label}`);
  input.addEventListener('input', () => { take.hidden = Boolean(input.value); });
  document.getElementById(`p-${input.name}`).before(take);
}

let writing = null; // the text that was typed in last
addEventListener('focusin', ({ target }) => { if (target.matches('textarea[data-lama]')) writing = target; });
for (const menu of document.querySelectorAll('[data-sisip]')) {
  const [list, said, search] = ['ul', 'output', 'input'].map((name) => menu.querySelector(name));
  let figures = [];
  const insert = (alamat) => {
    if (!writing) { said.textContent = 'Klik dahulu kotak teksnya.'; return; }
    const close = /[^\s("'–-]$/.test(writing.value.slice(0, writing.selectionStart)); // a text that was left has lost the space at its end
    writing.setRangeText(`${close ? ' ' : ''}{{ ${alamat} }}`, writing.selectionStart, writing.selectionEnd, 'end');
    keep(writing);
    writing.focus();
    queue([writing]);
  };
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    const fits = figures.filter(({ nama, alamat }) => words.every((word) => `${nama} ${alamat}`.toLowerCase().includes(word)));
    list.replaceChildren(...fits.slice(0, 20).map(({ nama, teks, alamat }) => {
      const item = document.createElement('li');
      item.append(button(`${nama}: ${teks || 'belum ada'}`, () => insert(alamat)));
      return item;
    }));
    said.textContent = fits.length > 20 ? `${fits.length - 20} angka lain: ketik lebih banyak kata.` : fits.length ? '' : 'Tidak ada angka dengan kata itu.';
  };
  search.addEventListener('input', show);
  menu.addEventListener('toggle', async () => {
    if (!menu.open) return;
    try {
      const own = menu.dataset.awal;
      const found = (await (await fetch(menu.dataset.sisip)).json()).angka;
      figures = own ? [...found.filter((one) => one.alamat.startsWith(own)), ...found.filter((one) => !one.alamat.startsWith(own))] : found;
      show();
    } catch (error) { said.textContent = error.message; }
  });
}

for (const row of document.querySelectorAll('[data-hapus]')) {
  const own = inputs.filter((input) => row.contains(input));
  if (!own.some((input) => input.dataset.lama)) continue;
  row.append(button('Hapus baris ini', async () => {
    for (const input of own) { input.value = ''; keep(input); }
    if (await queue(own)) renew();
  }));
}

for (const button of document.querySelectorAll('[data-urung]')) {
  const place = button.closest('.urung');
  button.addEventListener('click', async () => {
    await running;
    const found = await post(`/${place.dataset.kuartal}/urung`, {});
    place.querySelector('output').textContent = found.kata;
    if (found.kata.startsWith('Dibatalkan')) renew();
  });
}

for (const home of document.querySelectorAll('[data-terbitkan]')) {
  home.querySelector('button').addEventListener('click', async () => {
    const found = await post(home.dataset.terbitkan, {}).catch((error) => ({ kata: error.message }));
    home.querySelector('output').textContent = found.kata;
    if (found.terbit) home.querySelector('button').remove();
  });
}

for (const home of document.querySelectorAll('[data-kirim]')) {
  home.querySelector('button').addEventListener('click', async () => {
    const place = home.querySelector('output');
    place.textContent = 'Mengirim …';
    const found = await post(home.dataset.kirim, { kalimat: document.getElementById('kalimat').value }).catch((error) => ({ kata: error.message }));
    place.textContent = found.kata;
  });
}

for (const home of document.querySelectorAll('[data-susun]')) {
  home.querySelector('button').addEventListener('click', async () => {
    await running;
    const words = Object.fromEntries([...home.querySelectorAll('[data-kata]')].map((box) => [box.dataset.kata, box.value]));
    const found = await post(home.dataset.susun, words).catch((error) => ({ kata: error.message }));
    home.querySelector('output').textContent = found.kata ?? (found.salah?.[''] ?? []).join(' ');
    if (found.ke) location.assign(found.ke);
  });
}

for (const picker of document.querySelectorAll('[data-foto]')) {
  picker.addEventListener('change', async () => {
    const [photo] = picker.files;
    if (!photo) return;
    const input = document.getElementById(picker.dataset.foto);
    const home = address.split('/').slice(0, 3).join('/');
    const found = await post(`${home}/foto?nama=${encodeURIComponent(photo.name)}`, photo).catch((error) => ({ kata: error.message }));
    document.getElementById(`p-${input.name}`).textContent = found.kata ?? '';
    if (!found.nama) return;
    input.value = found.nama;
    keep(input);
    queue([input]);
  });
}

for (const button of document.querySelectorAll('[data-koreksi]')) {
  button.addEventListener('click', async () => {
    await running;
    const home = document.getElementById('hasil-koreksi');
    const words = Object.fromEntries([...document.querySelectorAll('[data-tanya]')].map((box) => [box.dataset.tanya, box.value]));
    const sent = dirty();
    const changes = sent.map(changeOf);
    if (!changes.length) { home.textContent = 'Tidak ada isian yang belum tersimpan.'; return; }
    try {
      const found = await post(address + location.search, { isian: changes, koreksi: button.dataset.koreksi === 'catat' ? words : true });
      faults(found.salah, found.galat);
      home.textContent = found.koreksi?.join('\n') ?? '';
      for (const input of sent.filter((one) => one.name in found.tertulis)) {
        input.dataset.lama = found.tertulis[input.name];
        input.value = input.dataset.lama;
        keep(input);
      }
      if (Object.keys(found.tertulis).length) { home.textContent = 'Koreksi tercatat.'; say('Koreksi tercatat'); }
      else if (Object.keys(found.salah).length) home.textContent = `Belum dicatat. ${Object.values(found.salah).flat().join(' ')}`;
    } catch (error) { home.textContent = error.message; }
  });
}

addEventListener('beforeunload', (event) => { if (!leaving && dirty().length) event.preventDefault(); });
