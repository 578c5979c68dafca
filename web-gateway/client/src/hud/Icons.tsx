/** Small pictures of the interface, drawn for it. Decorative: the words beside them say the same. */

export function BananaIcon() {
  return (
    <svg className="icon" viewBox="-20 -14 40 30" aria-hidden="true">
      <path
        d="M-14-7C-12 4-4 4.500 1 4.500 10 4.500 12-2 13.500-5.500 18-3 17-.500 16.500 1.500 11 13.500 3 13-2 12.500-13 11-17 3-17-5Z"
        fill="#FFD43B"
        stroke="#3B2A20"
        strokeWidth="2.600"
        strokeLinejoin="round"
      />
      <path d="M-10 3C-6 7 0 8 5 6.400" fill="none" stroke="#FFF1A8" strokeWidth="2.200" strokeLinecap="round" />
      <path d="M13-6.200 14.400-11 18-9.600 17-3.600Z" fill="#7A5A2A" stroke="#3B2A20" strokeWidth="2" strokeLinejoin="round" />
    </svg>
  );
}

export function CrownIcon() {
  return (
    <svg className="icon" viewBox="-22 -18 44 32" aria-hidden="true">
      <path
        d="M-15 8-18-9-8-1 0-14 8-1 18-9 15 8Q0 12-15 8Z"
        fill="#FFC62B"
        stroke="#3B2A20"
        strokeWidth="2.800"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function SplashIcon() {
  return (
    <svg className="icon" viewBox="-16 -16 32 32" aria-hidden="true">
      <path d="M0-14C6-5 10 0 10 5A10 10 0 0 1-10 5C-10 0-6-5 0-14Z" fill="#4FC3E8" stroke="#22313F" strokeWidth="2.400" />
    </svg>
  );
}

export function BumpIcon() {
  return (
    <svg className="icon" viewBox="-16 -16 32 32" aria-hidden="true">
      <path
        d="M0-15 4-6 13-10 8-1 15 5 6 6 5 15-1 8-9 13-7 4-15 0-7-4-9-13-1-8Z"
        fill="#FF7A3D"
        stroke="#22313F"
        strokeWidth="2.200"
        strokeLinejoin="round"
      />
    </svg>
  );
}
