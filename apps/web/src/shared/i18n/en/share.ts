/** Handing a page on: as a link, as a code, as labels. */
export const share = {
  open: 'Share',
  title: 'Share, QR code',
  address: 'Short address',
  qr: 'QR code of {{title}}',
  send: 'Send to a group',
  copy: 'Copy the address',
  copied: 'The address is copied',
  copyFailed: 'It was not copied: hold the address to copy it',
  everyone: 'Whoever has this address sees the lot, without an account.',
  members: 'Only those concerned see it, once they have signed in.',
  labels: 'Print labels',
  label58: '58 mm roll',
  label80: '80 mm roll',
  labelA4: 'A4 sheet, 24 labels',
};
