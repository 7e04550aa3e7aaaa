// Where the atlas stands on its host. Every address that a script asks for goes out through `to`, and
// what the address bar says comes in through `here`: inside, addresses begin at the root of the atlas.
window.siquan = window.siquan || {};
(function (siquan) {
  const root = document.querySelector("meta[name=root]").content.slice(0, -1); // such as /atlas; or nothing
  siquan.to = (address) => root + address;
  siquan.here = () => location.pathname.slice(root.length) || "/";
})(window.siquan);
