"""What travels between the office and an expert who scores without a network: keys, packages out, packages back.

Values only. How they are written, encrypted and read is ``reviewer.exchange``; what the office does with them is
``reviewer.services.packages``, what the expert's copy does, ``reviewer.services.expert_copy``.
"""
