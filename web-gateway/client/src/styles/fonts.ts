// Latin only, two weights: each is one file of about 19 KB served by ourselves.
import "@fontsource/baloo-2/latin-600.css";
import "@fontsource/baloo-2/latin-800.css";
