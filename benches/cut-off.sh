#!/usr/bin/env bash
# Runs a command where there is no network: own loopback, and one way out that leads nowhere and counts what is sent to it.
# To be started as: unshare --net --mount [--map-root-user] benches/cut-off.sh FOLDER COMMAND…
# Writes into FOLDER: "ready" once the way out stands, "packets" how many left by it.
set -euo pipefail
folder=$1
shift

ip link set lo up
ip link add out0 type veth peer name nowhere0
# Neither end greets anybody by itself: no neighbours, no routers, no names of its own.
settings=/proc/sys/net/ipv6/conf
echo 1 >"$settings/nowhere0/disable_ipv6"
echo 0 | tee "$settings/out0/"{accept_ra,accept_dad,router_solicitations} >/dev/null
echo 1 >"$settings/out0/addr_gen_mode"
ip address add 192.0.2.2/24 dev out0
ip address add 2001:db8::2/64 dev out0 nodad
ip link set nowhere0 up
ip link set out0 arp off multicast off up
ip route add default dev out0
ip -6 route add default dev out0
# Names are asked for out there too.
echo 'nameserver 192.0.2.53' >"$folder/resolv.conf"
mount --bind "$folder/resolv.conf" /etc/resolv.conf

sent() { awk '$1 == "out0:" { print $11 }' /proc/net/dev; }

# The kernel says twice, within seconds, which groups the new address is in.
sleep 3
silence=$(sent)
# Something that does leave is seen, or nothing is proved.
(echo >/dev/udp/198.51.100.1/9) 2>/dev/null || true
before=$(sent)
if ((before == silence)); then
  echo "The way out does not count what is sent to it." >&2
  exit 1
fi
touch "$folder/ready"
code=0
"$@" || code=$?
echo $(($(sent) - before)) >"$folder/packets"
exit "$code"
