# A PostgreSQL server of our own for ./test and ./bench, which source this: on loopback only, with a password that is nowhere else.

# The connection string while it runs.
postgres=
postgres_pid=

# The folder of the newest installed PostgreSQL server; Debian keeps it out of PATH.
postgres_programs() {
  local newest
  newest=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort --version-sort | tail -n 1)
  newest=${newest:-$(command -v initdb || true)}
  if [[ -n $newest ]]; then dirname "$newest"; fi
}

# PostgreSQL refuses to run as root.
as_postgres() {
  local as=(setpriv --pdeathsig INT)
  if ((EUID == 0)); then as+=(--reuid=postgres --regid=postgres --clear-groups); fi
  exec env --chdir="$1" "${as[@]}" "${@:2}"
}

# make_cluster FOLDER: a cluster in an empty folder, with its password beside it.
make_cluster() {
  local folder=$1 bin
  bin=$(postgres_programs)
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$folder/password"
  if ((EUID == 0)); then chown -R postgres: "$folder"; fi
  # C locale: text compares bytewise, as on SQLite.
  (as_postgres "$folder" "$bin/initdb" --pgdata="$folder/cluster" \
    --locale=C --encoding=UTF8 --username=handrail --auth=scram-sha-256 --pwfile="$folder/password" --no-sync)
}

# serve_cluster FOLDER [SETTING…]: sets $postgres. Another program may take a free port before PostgreSQL does: then the next one is tried.
serve_cluster() {
  local folder=$1 bin port
  bin=$(postgres_programs)
  for port in $(seq $((40000 + $$ % 10000)) $((40019 + $$ % 10000))); do
    if (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
    (as_postgres "$folder" "$bin/postgres" -D "$folder/cluster" \
      -c listen_addresses=127.0.0.1 -c port="$port" -c unix_socket_directories= -c max_connections=200 "${@:2}") >"$folder/log" 2>&1 &
    postgres_pid=$!
    for _ in $(seq 200); do
      if ! kill -0 "$postgres_pid" 2>/dev/null; then break; fi
      if "$bin/pg_isready" --quiet --host=127.0.0.1 --port="$port"; then
        postgres="Host=127.0.0.1;Port=$port;Username=handrail;Password=$(<"$folder/password");Database=postgres"
        return 0
      fi
      sleep 0.1
    done
    stop_cluster
  done
  return 1
}

stop_cluster() {
  if [[ -z $postgres_pid ]]; then return 0; fi
  local pid=$postgres_pid
  postgres_pid=
  # INT: a fast shutdown. QUIT, ten seconds later: an immediate one.
  kill -INT "$pid" 2>/dev/null || true
  for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -QUIT "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}
