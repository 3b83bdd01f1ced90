#!/bin/bash
# Checks a started server's answers against the OpenAPI document that it serves, with a tool that is not ours: schemathesis (PyPI).
#
#   gatehouse serve --sample --port 8080 & Tests/schemathesis.sh http://127.0.0.1:8080 KEY
#
# KEY is an API key, or several separated by commas: each operation is tried with each. Bounded to a few examples an operation.
# The two bulk routes take lines of JSON, which the tool cannot write; ServiceTests check them.
set -euo pipefail
base=${1:?usage: schemathesis.sh URL KEY[,KEY…]}
keys=${2:?usage: schemathesis.sh URL KEY[,KEY…]}
case "$base" in http://127.0.0.1:*|http://localhost:*|"http://[::1]:"*) ;; *) echo "only a server on this machine" >&2; exit 2 ;; esac

venv=${SCHEMATHESIS_VENV:-${TMPDIR:-/tmp}/gatehouse-schemathesis}
if [ ! -x "$venv/bin/schemathesis" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet "schemathesis>=4,<5"
fi
status=0
for key in ${keys//,/ }; do
  timeout 600 "$venv/bin/schemathesis" run "$base/openapi.json" \
    --header "Authorization: Bearer $key" --max-examples "${EXAMPLES:-15}" --phases examples,coverage,fuzzing --workers 1 \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --exclude-operation-id recordAccessEvents --exclude-operation-id submitApplications \
    --request-timeout 20 --no-color || status=1
done
exit $status
