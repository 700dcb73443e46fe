/** Where the photo step lives. */
export const photoPaths = {
  page: '/pendaftaran/foto',
  state: '/pendaftaran/foto/keadaan',
  goOn: '/pendaftaran/foto/lanjut',
  ask: '/pendaftaran/foto/tanya-petugas',
  next: '/pendaftaran/data',
  journey: '/pendaftaran',
  picture: (photoId: string) => `/pendaftaran/foto/gambar/${photoId}`,
  uploads: '/unggah',
  try: '/foto',
} as const;
