// The https address answers only when the phone trusts the certificate: that is the whole test.
const target = document.body.dataset.target, ready = document.getElementById("ready");
const look = () => fetch(target + "/api/health", { mode: "no-cors", cache: "no-store" })
  .then(() => { ready.hidden = false; }, () => setTimeout(look, 3000));
look();
