/**
 * Every component once, for those who build pages and for the accessibility test that walks this one.
 * Its sentences are specimens, not words for people: they stay here, in Indonesian.
 */
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Choice } from '../ui/choice.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Drawing, drawingNames } from '../ui/drawing.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Figure } from '../ui/figure.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Form } from '../ui/form.tsx';
import { Meter } from '../ui/meter.tsx';
import { Notice, type NoticeKind } from '../ui/notice.tsx';
import { Odds } from '../ui/odds.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Receipt } from '../ui/receipt.tsx';
import { Select } from '../ui/select.tsx';
import { StatusBlock } from '../ui/status-block.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { Table } from '../ui/table.tsx';
import { Countdown } from '../ui/time.tsx';
import { Timeline } from '../ui/timeline.tsx';
const noticeKinds: readonly NoticeKind[] = ['info', 'done', 'attention', 'fault'];

export function ComponentsPage({ view }: Readonly<{ view: View }>) {
  return (
    <Page view={view} title="Komponen" lead="Setiap komponen satu kali." progress={{ step: 3, of: 7 }} backHref="/">
      <ErrorSummary view={view} errors={[{ field: 'nik', text: 'NIK terdiri dari 16 angka; yang tertulis 12.' }]} />
      <Fields />
      <Saying view={view} />
      <Showing view={view} />
    </Page>
  );
}

function Fields() {
  return (
    <Form action="/komponen">
      <h2>Isian</h2>
      <Field
        name="nik"
        label="NIK"
        hint="16 angka"
        value="001412059000"
        error="NIK terdiri dari 16 angka."
        tabular
        grouped
      />
      <Field name="nama" label="Nama lengkap" warning="Nama ini sangat pendek. Sudah benar?" value="A" />
      <Field name="harga" label="Biaya" prefix="Rp" suffix="per bulan" inputMode="numeric" />
      <CodeField name="kode" label="Kode 6 angka" />
      <PasswordField name="sandi" label="Kata sandi" autoComplete="new-password" hint="Paling sedikit 12 huruf" />
      <DateField
        name="lahir"
        legend="Tanggal lahir"
        labels={{ day: 'Tanggal', month: 'Bulan', year: 'Tahun' }}
        value={{ day: '26', month: '2', year: '1990' }}
      />
      <Choice name="kelamin" legend="Jenis kelamin" options={specimenOptions} value="a" />
      <Choice name="bantuan" legend="Bantuan" options={specimenOptions} values={['b']} multiple />
      <Select name="provinsi" label="Provinsi" options={specimenOptions} value="b" />
      <FileField name="foto" label="Foto" accept="image/*" />
      <ButtonRow>
        <Button act="continue">Lanjut</Button>
        <Button act="save" kind="quiet">
          Simpan dulu
        </Button>
        <Button act="withdraw" kind="danger">
          Tarik diri
        </Button>
      </ButtonRow>
    </Form>
  );
}

const specimenOptions = [
  { value: 'a', label: 'Pilihan pertama' },
  { value: 'b', label: 'Pilihan kedua', hint: 'Dengan keterangan di bawahnya' },
];

function Saying({ view }: Readonly<{ view: View }>) {
  return (
    <>
      <h2>Kabar</h2>
      {noticeKinds.map((kind) => (
        <Notice kind={kind} title="Sambungan terputus di 64 %">
          <p>Foto Anda aman. Kami lanjutkan otomatis.</p>
        </Notice>
      ))}
      <StatusBlock now="Anda bergabung di Gelombang 13" next="Undian dilakukan." when="Jumat, 26 Februari 2021" />
      <SummaryList
        rows={[
          { label: 'NIK', value: '0014 1205 9000 0004', changeHref: '#nik', changeText: view.words.common.change },
          { label: 'Nama', value: 'Contoh Saja' },
        ]}
      />
    </>
  );
}

function Showing({ view }: Readonly<{ view: View }>) {
  return (
    <>
      <h2>Gambar dan angka</h2>
      <Meter label="Kuota" value={62} max={100} text="62 dari 100 tempat" />
      <p>
        Peluang saat ini: kira-kira 1 dari 8 <Odds chosen={1} of={8} />
      </p>
      <p>
        <Countdown until={new Date(view.now.getTime() + 270_000_000)}>3 hari 3 jam lagi</Countdown>
      </p>
      <Timeline
        steps={[
          { label: 'Dibuka', when: '1 Februari 2021', state: 'done' },
          { label: 'Ditutup', when: '26 Februari 2021', state: 'now' },
          { label: 'Diumumkan', state: 'next' },
        ]}
      />
      <Figure title="Pendaftar">
        <Table
          caption="Pendaftar per hari"
          columns={['Hari', 'Orang']}
          rows={[
            ['Senin', '1.204'],
            ['Selasa', '980'],
          ]}
          numeric={[1]}
        />
      </Figure>
      <Receipt
        label="Nomor tanda terima"
        number="KP0-0000-0000"
        rows={[
          { label: 'Waktu bergabung', value: 'Jumat, 26 Februari 2021, pukul 12.00 WIB' },
          { label: 'NIK', value: '0014 •••• •••• 0004' },
        ]}
        qr={{ text: 'https://contoh.example/gelombang/0/undian', label: 'Pindai untuk membuka halaman undian' }}
      />
      <PrintButton>Cetak</PrintButton>
      <p class="drawings">
        {drawingNames.map((name) => (
          <Drawing name={name} />
        ))}
      </p>
    </>
  );
}
