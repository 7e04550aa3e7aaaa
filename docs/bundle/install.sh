#!/bin/sh
# 四圈图集的离线安装：sh install.sh [文件夹]。
# Installs Siquan without any network: sh install.sh [FOLDER]. PYTHON names another Python.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/siquan}
python=${PYTHON:-python3}
wanted=$(cat "$here/PYTHON")

end() {
  echo "$1" >&2
  echo "$2" >&2
  exit 1
}

found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo none)
[ "$found" = "$wanted" ] || end \
  "此安装包需要 Python $wanted，“$python”是 $found；请用 PYTHON=python$wanted sh install.sh" \
  "this bundle is for Python $wanted and \"$python\" is $found; say PYTHON=python$wanted sh install.sh"

(cd "$here" && sha256sum --check --strict --quiet SHA256SUMS >/dev/null 2>&1) || end \
  "有文件与 SHA256SUMS 不符，可能传输不完整；请重新复制安装包。" \
  "a file does not agree with SHA256SUMS, so the copy is not whole; copy the bundle again"

"$python" -m venv "$target" || end \
  "无法在“$target”建立虚拟环境；请换一个可写的文件夹，Debian 和 Ubuntu 还需 python3-venv。" \
  "no environment could be made in \"$target\"; name a folder that can be written; Debian and Ubuntu also need python3-venv"

"$target/bin/python" -m pip install --quiet --no-index --no-cache-dir --disable-pip-version-check \
  --find-links "$here/wheels" siquan || end \
  "安装未完成，原因见上。" \
  "the installation was not finished; the reason stands above"

echo "已安装。启动：$target/bin/siquan serve"
echo "Installed. Start it: $target/bin/siquan serve"
