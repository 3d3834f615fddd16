"""Door 3: machines and files. A machine is just another operator; this room only speaks its protocols.

`python -m iot` is the MQTT bridge, `iot.simulator` drives one machine's counter, `iot.replay` brings a shop-floor log
in.
"""
